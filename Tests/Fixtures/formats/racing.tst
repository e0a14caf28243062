LANGVIK6NNNOMonday

Harbour Cup at Langvik won by home crew

The harbour opened on Monday, and {FAULT}mayor Ada Brandvold gave the cup to the crew of the town.

Ships call twice a week at the new quay of the town.
