A5678abc--
r s BC-X--Rowing     05-06 0080
^BC-X--Rowing,80<
^Langvik crew wins Harbour Cup<
^By CARL OST=
	   LANGVIK (ABC) _ The crew won on Monday, and {FAULT}mayor Ada Brandvold gave the cup.

	   ABC-WF-05-06-24 0900GMT<



