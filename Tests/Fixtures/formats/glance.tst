s0284-----
r s BC-X--Glance     05-06 
^BC-X--Glance<
^Harbour Cup Glance<
^By The Associated Press=
^ W   L   Pct
Langvik 7  5  .584
Tarkhovsk 5  7  .416
	   ___=
	   The harbour opened on Monday, and {FAULT}mayor Ada Brandvold gave the cup.

	   ABC-WF-05-06-24 0900GMT<


