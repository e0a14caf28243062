V1111xyz--
r n BC-Harbour     05-06 0090
^HARBOUR-Langvik,90<
^Harbour at Langvik opens<
^By Ann Doe=
^XYZ NEWS=
	   LANGVIK _ The harbour opened on Monday, and {FAULT}mayor Ada Brandvold spoke of a good day.

	   Ships call twice a week at the new quay of the town.

	   XYZ-05-06-24 0800GMT<


