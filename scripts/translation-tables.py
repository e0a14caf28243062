#!/usr/bin/env python3
"""Writes dictionaries/translation/<code>.tsv for the languages that are known in part.

Months, weekdays, currencies and units are those of CLDR, read through Babel (PyPI: babel, num2words).
Number words of one piece come from num2words; scale words, case forms and small words are listed below and
are general knowledge. Run: python3 scripts/translation-tables.py dictionaries/translation
"""
import sys
from babel import Locale
from babel.numbers import get_currency_name
from num2words import num2words

HEADER = """# Words of {name} that the translation rules read values from: what a form is, its value, and the
# forms with | between; written by scripts/translation-tables.py. Roles and values as in en.tsv.
# Sources: CLDR {cldr} through Babel (months, weekdays, currencies, units), num2words (numbers in one word);
# scale words, case forms and small words are general knowledge, written for this project.
"""

CURRENCIES = "USD EUR GBP JPY CNY RUB CHF TRY IRR SAR AED INR UAH KRW PLN MXN ILS CZK SEK HKD SGD AUD CAD BRL IDR".split()
UNITS = {
    "km": "length-kilometer", "mi": "length-mile", "m": "length-meter", "cm": "length-centimeter",
    "mm": "length-millimeter", "ft": "length-foot", "in": "length-inch", "yd": "length-yard",
    "nmi": "length-nautical-mile", "kg": "mass-kilogram", "g": "mass-gram", "t": "mass-tonne",
    "lb": "mass-pound", "oz": "mass-ounce", "l": "volume-liter", "gal": "volume-gallon",
    "ha": "area-hectare", "ac": "area-acre", "km2": "area-square-kilometer", "m2": "area-square-meter",
    "mi2": "area-square-mile", "m3": "volume-cubic-meter", "kmh": "speed-kilometer-per-hour",
    "mph": "speed-mile-per-hour", "C": "temperature-celsius", "F": "temperature-fahrenheit",
    "mw": "power-megawatt", "gw": "power-gigawatt", "kw": "power-kilowatt",
    "second": "duration-second", "minute": "duration-minute", "hour": "duration-hour",
    "day": "duration-day", "week": "duration-week", "month": "duration-month", "year": "duration-year",
}
SYMBOLS = set("km cm mm kg km2 m2 m3 kmh C F mw gw kw".split())
PLURALS = "zero one two few many other".split()
# Codes that are no words in any of these languages.
CODES = set("USD EUR GBP CHF JPY RUB UAH PLN CZK BRL ILS IDR".split())
SIGNS = """currency	USD	$|us$|＄
currency	EUR	€
currency	GBP	£|￡
currency	JPY	¥|￥
currency	RUB	₽
currency	TRY	₺
currency	UAH	₴
currency	INR	₹
currency	KRW	₩
currency	ILS	₪
currency	IRR	﷼
percent	1	%|٪|％
""".rstrip("\n").split("\n")

# What CLDR does not have. Rows of a role, a value and forms.
OWN = {
"uk": """scale	1000	тисяча|тисячі|тисяч|тисячу|тисячам|тисячами|тисячах|тисячею|тис
scale	1000000	мільйон|мільйона|мільйони|мільйонів|мільйону|мільйонам|мільйонами|мільйонах|мільйоном|мільйонний|мільйонна|мільйонного|млн
scale	1000000000	мільярд|мільярда|мільярди|мільярдів|мільярду|мільярдам|мільярдами|мільярдах|мільярдом|млрд
scale	1000000000000	трильйон|трильйона|трильйони|трильйонів|трлн
multiplier	12	дюжина|дюжини|дюжину
multiplier	10	десяток|десятка|десятки|десятків
multiplier	100	сотня|сотні|сотень|сотню
cardinal	1	один|одна|одне|одного|однієї|одну|одному
cardinal	2	два|дві|двох|двом|двома|двоє|обидва|обидві
cardinal	3	три|трьох|трьом|трьома|троє
cardinal	4	чотири|чотирьох|чотирьом|чотирма|четверо
cardinal	5	п'ять|п'яти|п'ятьох|п'ятеро
cardinal	6	шість|шести|шістьох
cardinal	7	сім|семи|сімох
cardinal	8	вісім|восьми
cardinal	9	дев'ять|дев'яти
cardinal	10	десять|десяти
cardinal	20	двадцяти
cardinal	30	тридцяти
half	0.5	з половиною|половина|половину|пів|півтора
percent	1	відсоток|відсотка|відсотків|відсотки|відсотком|відсотками|процент|процента|процентів
percent	2	відсоткових пункти|відсоткових пунктів|відсотковий пункт|процентних пункти|процентних пунктів|в.п
weekday	1	понеділок|понеділка|понеділку
weekday	2	вівторок|вівторка|вівторку
weekday	3	середа|середу|середи
weekday	4	четвер|четверга
weekday	5	п'ятниця|п'ятницю|п'ятниці
weekday	6	субота|суботу|суботи
weekday	7	неділя|неділю|неділі
month	1	січні
month	2	лютому
month	3	березні
month	4	квітні
month	5	травні
month	6	червні
month	7	липні
month	8	серпні
month	9	вересні
month	10	жовтні
month	11	листопаді
month	12	грудні
currency	USD	долар|долари|доларів|долара|доларам|дол
currency	EUR	євро
currency	GBP	фунт|фунти|фунтів|фунтів стерлінгів
currency	UAH	гривня|гривні|гривень|гривню|грн
currency	RUB	рубль|рублі|рублів|руб
currency	CNY	юань|юані|юанів
currency	JPY	єна|єни|єн
currency	cent	цент|центи|центів|копійок
unit	km	км
unit	m	м|метри|метрів
unit	kg	кг
unit	t	тонн|тонни|тонна
unit	hour	година|години|годин|годину
unit	minute	хвилина|хвилини|хвилин|хвилину
unit	day	день|дні|днів|дня
unit	week	тиждень|тижні|тижнів|тижня
unit	month	місяць|місяці|місяців|місяця
unit	year	рік|роки|років|року
year	0	рік|року|році
range	0	до|або|і|й|та
joiner	0	і
approximate	0	близько|понад|майже|приблизно|більше|менше
century	0	століття|століть|сторіччя
implied	10	десятиліття|десятиліть
link	0	року
negation	1	не|ні
unit	deg	градус|градуси|градусів|градуса
unit	kmh	км на годину|кілометрів на годину""",
"pl": """scale	1000	tysiąc|tysiące|tysięcy|tysiąca|tysiącom|tysiącami|tysiącach|tys
scale	1000000	milion|miliona|miliony|milionów|milionom|milionami|milionach|milionowy|milionową|mln
scale	1000000000	miliard|miliarda|miliardy|miliardów|miliardom|miliardami|miliardach|mld
scale	1000000000000	bilion|biliona|biliony|bilionów|bln
multiplier	12	tuzin|tuzina
cardinal	1	jeden|jedna|jedno|jednego|jednej|jedną|jednym
cardinal	2	dwa|dwie|dwóch|dwaj|dwoma|dwoje|obaj|obie|oba
cardinal	3	trzy|trzech|trzej|trzema|troje
cardinal	4	cztery|czterech|czterej|czworo
cardinal	5	pięć|pięciu|pięcioro
cardinal	6	sześć|sześciu
cardinal	7	siedem|siedmiu
cardinal	8	osiem|ośmiu
cardinal	9	dziewięć|dziewięciu
cardinal	10	dziesięć|dziesięciu
cardinal	20	dwudziestu
cardinal	30	trzydziestu
half	0.5	i pół|pół|połowa|połowę|połowy|półtora
percent	1	procent|procenta|procentach|proc
percent	2	punkt procentowy|punkty procentowe|punktu procentowego|punktów procentowych|pkt proc|p.p
weekday	1	poniedziałku
weekday	2	wtorku
weekday	3	środę|środy
weekday	4	czwartku
weekday	5	piątku
weekday	6	sobotę|soboty
weekday	7	niedzielę|niedzieli
month	1	styczniu
month	2	lutym
month	3	marcu
month	4	kwietniu
month	5	maju
month	6	czerwcu
month	7	lipcu
month	8	sierpniu
month	9	wrześniu
month	10	październiku
month	11	listopadzie
month	12	grudniu
currency	USD	dolar|dolary|dolarów|dolara
currency	EUR	euro
currency	GBP	funt|funty|funtów|funta
currency	PLN	złoty|złote|złotych|złotego|zł
currency	RUB	rubel|ruble|rubli|rubla
currency	UAH	hrywna|hrywny|hrywien
currency	CNY	juan|juany|juanów
currency	JPY	jen|jeny|jenów
currency	cent	cent|centy|centów|groszy|grosze
unit	hour	godz
unit	minute	min
unit	year	lat|lata|rok|roku
year	0	rok|roku|r
range	0	do|lub|i
joiner	0	i
approximate	0	około|ponad|prawie|niemal|blisko
implied	10	dekada|dekady|dekad|dziesięciolecia
negation	1	nie
unit	deg	stopień|stopni|stopnie|stopnia|stopniach
unit	kg	kilo|kilogramowy|kilogramowa|kilogramową
unit	kmh	km/h|km na godzinę""",
"cs": """scale	1000	tisíc|tisíce|tisíců|tisícům|tisících|tis
scale	1000000	milion|milionu|miliony|milionů|milionům|milionech|milionem|milión|milióny|miliónů|miliónu|mio
scale	1000000000	miliarda|miliardy|miliard|miliardu|miliardě|miliardám|miliardách|miliardami|mld
scale	1000000000000	bilion|bilionu|biliony|bilionů
multiplier	12	tucet|tuctu|tucty
multiplier	10	desítka|desítky|desítek
multiplier	100	sto|sta|stovka|stovky|stovek
cardinal	1	jeden|jedna|jedno|jednoho|jedné|jednu
cardinal	2	dva|dvě|dvou|dvěma|oba|obě
cardinal	3	tři|tří|třem|třemi
cardinal	4	čtyři|čtyř|čtyřem
cardinal	5	pět|pěti
cardinal	6	šest|šesti
cardinal	7	sedm|sedmi
cardinal	8	osm|osmi
cardinal	9	devět|devíti
cardinal	10	deset|deseti
cardinal	20	dvaceti
cardinal	30	třiceti
half	0.5	a půl|půl|polovina|polovinu|poloviny
percent	1	procento|procenta|procent|procentech
percent	2	procentní bod|procentní body|procentních bodů|procentního bodu|p.b
weekday	2	úterka
weekday	3	středu|středy
weekday	4	čtvrtka
weekday	5	pátku
weekday	6	sobotu|soboty
weekday	7	neděli
month	1	lednu
month	2	únoru
month	3	březnu
month	4	dubnu
month	5	květnu
month	6	červnu
month	7	červenci
month	8	srpnu
month	10	říjnu
month	12	prosinci
currency	USD	dolar|dolary|dolarů|dolaru
currency	EUR	euro|eura|eur
currency	GBP	libra|libry|liber|libru
currency	CZK	koruna|koruny|korun|korunu|kč
currency	RUB	rubl|rubly|rublů
currency	UAH	hřivna|hřivny|hřiven
currency	CNY	jüan|jüany|jüanů
currency	JPY	jen|jeny|jenů
currency	cent	cent|centy|centů|haléřů
unit	hour	hod
unit	minute	min
year	0	rok|roku|r
range	0	až|do|nebo|a
joiner	0	a
approximate	0	asi|přes|téměř|zhruba|přibližně|kolem
century	0	století|stol
implied	10	desetiletí|dekáda|dekády|dekád
negation	1	ne|není|nebyl|nebude|nikdy
unit	deg	stupeň|stupně|stupňů|stupních
unit	kg	kilo|kila|kil
scale	1000000000	miliardový|miliardového|miliardová|miliardové
scale	1000000	milionový|milionového|milionová|milionové""",
"ja": """scale	10000	万|萬
scale	100000000	億
scale	1000000000000	兆
multiplier	10	十
multiplier	100	百
multiplier	1000	千
cardinal	1	一
cardinal	2	二
cardinal	3	三
cardinal	4	四
cardinal	5	五
cardinal	6	六
cardinal	7	七
cardinal	8	八
cardinal	9	九
half	0.5	半
percent	1	パーセント
percent	2	パーセントポイント|ポイント
year	0	年
monthMark	0	月
day	0	日
century	0	世紀
decade	0	年代
approximate	0	約|およそ|ほぼ|以上|超
weekday	1	月曜
weekday	2	火曜
weekday	3	水曜
weekday	4	木曜
weekday	5	金曜
weekday	6	土曜
weekday	7	日曜
currency	USD	ドル|米ドル
currency	EUR	ユーロ
currency	GBP	ポンド
currency	JPY	円
currency	CNY	元|人民元
currency	RUB	ルーブル
currency	KRW	ウォン
currency	INR	ルピー
currency	cent	セント
unit	km	キロメートル|キロ
unit	m	メートル
unit	kg	キログラム
unit	t	トン
unit	ha	ヘクタール
unit	hour	時間
unit	minute	分
unit	second	秒
unit	day	日間
unit	week	週間
unit	month	か月|カ月|ヶ月
unit	year	年|歳
range	0	から|または
link	0	の
negation	1	ない|ません|なかった
unit	deg	度
century	0	代""",
"ko": """scale	10000	만
scale	100000000	억
scale	1000000000000	조
multiplier	10	십
multiplier	100	백
multiplier	1000	천
half	0.5	반
percent	1	퍼센트|프로
percent	2	퍼센트포인트|%포인트
year	0	년
monthMark	0	월
day	0	일
century	0	세기
decade	0	년대
currency	USD	달러
currency	EUR	유로
currency	GBP	파운드
currency	JPY	엔
currency	CNY	위안
currency	KRW	원
currency	RUB	루블
currency	cent	센트
unit	km	킬로미터|km
unit	m	미터
unit	kg	킬로그램|kg
unit	t	톤
unit	hour	시간
unit	minute	분
unit	second	초
unit	week	주
unit	month	개월
unit	year	년|살|세
range	0	에서|부터
negation	1	않|아니
unit	deg	도
unit	kg	킬로
century	0	대""",
"pt": """scale	1000	mil|milhar|milhares
scale	1000000	milhão|milhões|mi
scale	1000000000	bilhão|bilhões|bi|mil milhões|milhares de milhões
scale	1000000000000	trilhão|trilhões|tri|bilião|biliões
multiplier	12	dúzia|dúzias
multiplier	10	dezena|dezenas
multiplier	100	centena|centenas
cardinal	1	um|uma
cardinal	2	dois|duas|ambos|ambas
cardinal	16	dezasseis
cardinal	17	dezassete
cardinal	19	dezanove
cardinal	100	cem|cento
cardinal	200	duzentas
cardinal	300	trezentas
cardinal	500	quinhentas
half	0.5	e meio|e meia|meio|meia|metade
percent	1	por cento
percent	2	pontos percentuais|ponto percentual|p.p
joiner	0	e
link	0	de|do|da|d|os
unit	C	ºc
range	0	a|ou|e
year	0	ano|anos
currency	USD	dólar|dólares
currency	EUR	euro|euros
currency	GBP	libra|libras
currency	BRL	real|reais
currency	CNY	yuan|yuans|iuane|iuanes
currency	JPY	iene|ienes
currency	RUB	rublo|rublos
currency	cent	centavo|centavos|cêntimo|cêntimos|cents
unit	hour	h|hora|horas
unit	minute	min
nameLink	0	de|do|da|dos|das|e|em|para|a|o|os|as|no|na
approximate	0	cerca de|quase|aproximadamente|mais de|menos de
century	0	século|séculos
implied	10	década|décadas
implied	100	século|séculos
negation	1	não|nunca|nenhum|nenhuma
unit	deg	grau|graus
unit	kg	quilo|quilos""",
"it": """scale	1000	mila|migliaia|migliaio|mille
scale	1000000	milione|milioni|mln|mio
scale	1000000000	miliardo|miliardi|mld|mrd
scale	1000000000000	bilione|bilioni|mille miliardi|trilioni
multiplier	12	dozzina|dozzine
multiplier	10	decina|decine
multiplier	100	centinaio|centinaia
cardinal	1	un|uno|una
cardinal	2	due|entrambi|entrambe
cardinal	1000	mille
half	0.5	e mezzo|e mezza|mezzo|mezza|metà
percent	1	per cento|percento
percent	2	punti percentuali|punto percentuale
joiner	0	e
link	0	di|del|d|il|l|i|gli|lo|la|le
unit	C	ºc
range	0	a|o|e
year	0	anno|anni
currency	USD	dollaro|dollari
currency	EUR	euro
currency	GBP	sterlina|sterline
currency	CHF	franchi|franco|franchi svizzeri
currency	CNY	yuan
currency	JPY	yen
currency	RUB	rublo|rubli
currency	cent	centesimo|centesimi|cent
unit	hour	ora|ore
unit	minute	min
nameLink	0	di|del|della|dei|degli|delle|per|la|il|lo|le|e|in|d|dell|nel|nella|ed
approximate	0	circa|quasi|oltre|più di|meno di
century	0	secolo|secoli
implied	10	decennio|decenni
implied	100	secolo|secoli
negation	1	non|mai|nessun|nessuno|nessuna
unit	deg	grado|gradi
unit	kg	chilo|chili""",
"nl": """scale	1000	duizend|duizenden
scale	1000000	miljoen|miljoenen|mln
scale	1000000000	miljard|miljarden|mld
scale	1000000000000	biljoen|biljoenen
multiplier	12	dozijn
multiplier	100	honderd|honderden
cardinal	1	een|één
half	0.5	en een half|half|halve|helft|anderhalf|anderhalve
percent	1	procent
percent	2	procentpunt|procentpunten
joiner	0	en
link	0	van|de
range	0	tot|of|en
year	0	jaar|jaren
currency	USD	dollar|dollars
currency	EUR	euro|euro's
currency	GBP	pond
currency	CNY	yuan
currency	JPY	yen
currency	RUB	roebel|roebels
currency	cent	cent|eurocent
unit	hour	uur|uren
unit	year	jaar|jaren|jarige
approximate	0	ongeveer|bijna|circa|ruim|meer dan|minder dan|zo'n
century	0	eeuw|eeuwen
implied	10	decennium|decennia
implied	100	eeuw|eeuwen
negation	1	niet|geen|nooit
unit	deg	graad|graden
unit	kg	kilo
unit	kmh	km per uur|km/uur|km/h|kilometer per uur""",
"sv": """scale	1000	tusen|tusentals
scale	1000000	miljon|miljoner|mn
scale	1000000000	miljard|miljarder|md
scale	1000000000000	biljon|biljoner
multiplier	12	dussin
multiplier	10	tiotal|tiotals
multiplier	100	hundra|hundratal|hundratals
cardinal	1	en|ett
half	0.5	och en halv|halv|halva|hälften|halvt
percent	1	procent|procents
percent	2	procentenhet|procentenheter
joiner	0	och
range	0	till|eller|och
year	0	år
weekday	1	måndagen|måndags
weekday	2	tisdagen|tisdags
weekday	3	onsdagen|onsdags
weekday	4	torsdagen|torsdags
weekday	5	fredagen|fredags
weekday	6	lördagen|lördags
weekday	7	söndagen|söndags
currency	USD	dollar
currency	EUR	euro
currency	GBP	pund
currency	SEK	krona|kronor|kr
currency	CNY	yuan
currency	JPY	yen
currency	RUB	rubel
currency	cent	cent|öre
unit	year	år|årig|åriga|årige
approximate	0	cirka|ungefär|nästan|omkring|drygt|mer än|mindre än
century	0	sekel|seklet|århundradet|århundrade
implied	10	decennium|decennier
implied	100	sekel
negation	1	inte|ej|aldrig|ingen|inget|inga
unit	deg	grad|grader
unit	kg	kilo
unit	kmh	km/tim|km/tim.""",
"hi": """scale	1000	हजार|हज़ार|हजारों|हज़ारों
scale	100000	लाख|लाखों
scale	10000000	करोड़|करोड|करोड़ों
scale	1000000000	अरब|बिलियन
scale	100000000000	खरब
scale	1000000	मिलियन
scale	1000000000000	ट्रिलियन
multiplier	100	सौ|सैकड़ों
multiplier	12	दर्जन
cardinal	1	एक
cardinal	2	दो|दोनों
cardinal	3	तीन|तीनों
cardinal	4	चार|चारों
cardinal	5	पांच|पाँच
cardinal	6	छह|छः
cardinal	7	सात
cardinal	8	आठ
cardinal	9	नौ
cardinal	10	दस
cardinal	11	ग्यारह
cardinal	12	बारह
cardinal	13	तेरह
cardinal	14	चौदह
cardinal	15	पंद्रह|पन्द्रह
cardinal	16	सोलह
cardinal	17	सत्रह
cardinal	18	अठारह
cardinal	19	उन्नीस
cardinal	20	बीस
cardinal	30	तीस
cardinal	40	चालीस
cardinal	50	पचास
cardinal	60	साठ
cardinal	70	सत्तर
cardinal	80	अस्सी
cardinal	90	नब्बे
half	0.5	आधा|आधे|डेढ़|ढाई
percent	1	प्रतिशत|फीसदी|फीसद|फ़ीसदी
percent	2	प्रतिशत अंक
currency	USD	डॉलर
currency	EUR	यूरो
currency	GBP	पाउंड
currency	INR	रुपये|रुपए|रुपया|रुपयों
currency	CNY	युआन
currency	JPY	येन
currency	RUB	रूबल
currency	cent	पैसे|सेंट
unit	km	किमी|किलोमीटर
unit	kg	किलो|किलोग्राम
unit	day	दिन|दिनों
unit	week	सप्ताह|हफ्ते|हफ्तों
unit	month	महीने|महीनों|माह
unit	year	साल|वर्ष|वर्षों|वर्षीय|सालों
unit	hour	घंटे|घंटा|घंटों
unit	minute	मिनट
range	0	से|या|और
approximate	0	लगभग|करीब|क़रीब
century	0	सदी|शताब्दी
implied	10	दशक|दशकों
negation	1	नहीं|न|ना
unit	deg	डिग्री
unit	ft	फुट|फीट
unit	kmh	किमी प्रति घंटा|किमी/घंटा""",
"he": """scale	1000	אלף|אלפי|אלפים
scale	1000000	מיליון|מיליוני|מיליונים|מליון
scale	1000000000	מיליארד|מיליארדי|מיליארדים|מיליארדי
scale	1000000000000	טריליון|טריליוני
multiplier	100	מאה|מאות
multiplier	12	תריסר
cardinal	1	אחד|אחת
cardinal	2	שניים|שתיים|שני|שתי|שתים
cardinal	3	שלושה|שלוש|שלושת
cardinal	4	ארבעה|ארבע|ארבעת
cardinal	5	חמישה|חמש|חמשת
cardinal	6	שישה|שש|ששת
cardinal	7	שבעה|שבע|שבעת
cardinal	8	שמונה|שמונת
cardinal	9	תשעה|תשע
cardinal	10	עשרה|עשר|עשרת
cardinal	20	עשרים
cardinal	30	שלושים
cardinal	40	ארבעים
cardinal	50	חמישים
cardinal	60	שישים
cardinal	70	שבעים
cardinal	80	שמונים
cardinal	90	תשעים
cardinal	200	מאתיים
cardinal	2000	אלפיים
half	0.5	וחצי|חצי|מחצית
percent	1	אחוז|אחוזים|אחוזי
percent	2	נקודות אחוז|נקודת אחוז
currency	USD	דולר|דולרים
currency	EUR	אירו|יורו
currency	GBP	ליש"ט|פאונד|לירות שטרלינג
currency	ILS	שקל|שקלים|ש"ח|שקלים חדשים
currency	RUB	רובל|רובלים
currency	CNY	יואן
currency	JPY	ין
currency	cent	סנט|אגורות
unit	km	קילומטר|קילומטרים|ק"מ
unit	m	מטר|מטרים
unit	kg	קילוגרם|ק"ג|קילו
unit	t	טון|טונות
unit	day	יום|ימים
unit	week	שבוע|שבועות
unit	month	חודש|חודשים
unit	year	שנה|שנים|שנות
unit	hour	שעה|שעות
unit	minute	דקה|דקות
implied	2	יומיים|שבועיים|חודשיים|שנתיים|שעתיים|פעמיים
range	0	עד|או
approximate	0	כ|בערך|כמעט|יותר
century	0	המאה
negation	1	לא|אין|אינו|אינה
unit	deg	מעלות|מעלה""",
"id": """scale	1000	ribu|ribuan
scale	1000000	juta|jutaan
scale	1000000000	miliar|milyar|miliaran
scale	1000000000000	triliun|trilyun
multiplier	10	puluh
multiplier	100	ratus|ratusan
multiplier	12	lusin
cardinal	1	satu
cardinal	2	dua|kedua
cardinal	3	tiga|ketiga
cardinal	4	empat
cardinal	5	lima
cardinal	6	enam
cardinal	7	tujuh
cardinal	8	delapan
cardinal	9	sembilan
cardinal	10	sepuluh
cardinal	11	sebelas
cardinal	12	dua belas
cardinal	13	tiga belas
cardinal	14	empat belas
cardinal	15	lima belas
cardinal	16	enam belas
cardinal	17	tujuh belas
cardinal	18	delapan belas
cardinal	19	sembilan belas
cardinal	100	seratus
cardinal	1000	seribu
half	0.5	setengah|separuh
percent	1	persen
percent	2	poin persentase|persentase poin
currency	USD	dolar
currency	EUR	euro
currency	GBP	pound|poundsterling
currency	IDR	rupiah|rp
currency	CNY	yuan
currency	JPY	yen
currency	RUB	rubel
currency	cent	sen
unit	hour	jam
unit	minute	menit
unit	day	hari
unit	week	pekan
unit	month	bulan
unit	year	tahun
range	0	hingga|sampai|atau|dan
approximate	0	sekitar|hampir|lebih dari|kurang dari
century	0	abad
implied	10	dasawarsa|dekade
negation	1	tidak|bukan|belum
unit	deg	derajat""",
}
NAMES = {"uk": "Ukrainian", "ja": "Japanese", "ko": "Korean", "pt": "Portuguese", "it": "Italian", "nl": "Dutch",
         "pl": "Polish", "cs": "Czech", "sv": "Swedish", "hi": "Hindi", "he": "Hebrew", "id": "Indonesian"}
# Weekdays that are other words as well.
AMBIGUOUS = {"id": {"minggu"}, "pt": set(), "he": set()}


def forms(values):
    return sorted({v.strip().lower().replace("’", "'").replace("ʼ", "'") for v in values if v and v.strip()})


def rows(code):
    locale = Locale.parse(code)
    seen = {}

    def add(role, value, words):
        words = [w for w in words if w and "|" not in w and "\t" not in w]
        kept = seen.setdefault((role, value), [])
        kept += [w for w in words if w not in kept]

    for line in OWN[code].split("\n"):
        role, value, words = line.split("\t")
        add(role, value, words.split("|"))
    if code in ("pt", "it", "nl", "sv", "pl", "cs", "uk"):
        for n in [*range(100), *range(100, 1000, 100)]:
            word = num2words(n, lang=code).replace("ʼ", "'").replace("’", "'").replace("\xad", "")
            if " " not in word:
                add("cardinal", str(n), [word])
    if code not in ("ja", "ko"):
        for month in range(1, 13):
            add("month", str(month), forms([locale.months["format"]["wide"][month], locale.months["stand-alone"]["wide"][month]]))
    for day in range(7):
        add("weekday", str(day + 1), [w for w in forms([locale.days["format"]["wide"][day], locale.days["stand-alone"]["wide"][day]])
                                      if w not in AMBIGUOUS.get(code, set())])
    if code == "id":
        add("weekday", "7", ["hari minggu"])
    for currency in CURRENCIES:
        names = [get_currency_name(currency, n, locale) for n in (None, 1, 2, 5, 1.5)]
        add("currency", currency, forms(n for n in names if n != currency) + ([currency.lower()] if currency in CODES else []))
    for unit, name in UNITS.items():
        words = []
        # Short forms of the others are words as well: `in`, `min`.
        for length in ("long", "short") if unit in SYMBOLS else ("long",):
            patterns = locale._data["unit_patterns"].get(name, {}).get(length, {})
            words += [patterns[k].replace("{0}", "") for k in PLURALS if isinstance(patterns.get(k), str)]
        # One letter is too little, but for the commonest.
        add("unit", unit, [w.rstrip(".") for w in forms(words) if len(w.strip()) > 1 and "″" not in w and "′" not in w])
    result = [f"{role}\t{value}\t{'|'.join(words)}" for (role, value), words in seen.items() if words]
    return result + [s for s in SIGNS if s not in result]


def main(folder):
    import babel
    for code, name in NAMES.items():
        text = HEADER.format(name=name, cldr="as of Babel " + babel.__version__) + "\n".join(rows(code)) + "\n"
        with open(f"{folder}/{code}.tsv", "w", encoding="utf-8") as f:
            f.write(text)


if __name__ == "__main__":
    main(sys.argv[1])
