import BuiltInRules
import Diagnostics
import LintEngine
import RuleKit
import RuleTestSupport
import SourceText
import Testing

/// Names that look alike and are right: no rule of names, acronyms or terms may speak.
@Suite struct ConfusableNames {
  private static func found(_ copy: String) throws -> [Diagnostic] {
    let categories: Set<Category> = [.names, .acronyms, .terms]
    let rules = try RuleSelection().select(from: builtInRules).map(\.rule).filter {
      categories.contains($0.info.category)
    }
    let text = SourceText(copy)
    let article = TestDesk.article(text)
    let context = TestDesk.context()
    return rules.flatMap { TestDesk.diagnostics($0, on: article, in: context) }
  }

  @Test(arguments: [
    "Iran and Iraq met. Iranian envoys said Iraqi envoys had agreed, and Iran and Iraq would sign.",
    "Austria and Australia played on Monday. The Austrian side won; Australia and Austria meet again in May.",
    "Niger and Nigeria closed the border. Nigeriens and Nigerians waited; Nigeria and Niger blamed the rains.",
    "Slovakia and Slovenia vote on Sunday. Slovak and Slovene polls open at seven; Slovenia and Slovakia count by hand.",
    "Mali and Malawi sent envoys to Malta. Malians and Malawians met Maltese officials in Mali and in Malta.",
    "Georgia and Jordan signed. Georgia Jordan, a singer from Georgia, and Jordan George, her guitarist, played in Amman, Jordan.",
    "The president of Turkey flew home. Turkish officials said Turkmen and Turkic peoples had been in Turkey's plans.",
    "Türkiye signed on Monday. Officials in Türkiye said the Turkish lira was stable.",
    "Ann McDonald met Ian MacDonald in Leeds. McDonald left early, and MacDonald stayed until six.",
    "Maura O'Brien spoke first. O'Brien’s brother, Liam O’Brien, followed; Mr O'Brien was brief.",
    "Ms Alvim met Mr Okafor and Mrs Tolvanen. Ms Alvim spoke; Mr Okafor and Mrs Tolvanen did not.",
    "Un grew up in Busan. The actress Kim Un and her trainer, Kim Eun, met on Monday. Un left in May.",
    "Kim Jong Un met Kim Dae Jung's widow. Kim said he would write; the other Kims stayed at home.",
    "Anna Kowalska, the wife of Piotr Kowalski, spoke. Kowalski and Kowalska own the mill.",
    "Ivan Petrenko met Pyotr Petrenkov and Olga Petrova. Petrenko signed, and Petrenkov and Petrova did not.",
    "Carl Johnson beat Ben Johnston. Johnson led from the start, and Johnston came second.",
    "Albert Tolvanen met Alberto Ahlgren. Albert and Alberto had been to school together.",
    "Stefan Okafor met Stepan Alvim. Stefan and Stepan signed, and Stefan left.",
    "The Office of the Officer for Ports closed. Officers of the Office said the Officer would return.",
    "The Korean Peninsula and the Peninsular Railway were named in the text. The Peninsula stays open.",
    "Agence France-Presse said that the Press Club had closed. The Press Club did not answer Agence France-Presse.",
    "Wikimedia runs Wikipedia. Editors of Wikipedia asked Wikimedia for time.",
    "Hamas and Hama were named. Residents of Hama said Hamas had no office there.",
    "Georgians and Georgia's president met. The Georgian parliament and George Alvim agreed.",
    "Zambia and Gambia met Namibia. Zambians, Gambians and Namibians cheered for Zambia.",
    "Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea sent teams; Guinea won.",
    "Dominica and the Dominican Republic sent aid. Dominicans from Dominica met those of the Republic.",
    "Marin Alvim and Marina Alvim are twins. Marin plays the oboe, Marina the viola.",
    "Chad and China signed. Chadian and Chinese officials met; China will build, and Chad will pay.",
    "Latvia and Lithuania agreed. Latvians and Lithuanians meet in Liepaja, Latvia, in May.",
    "Muscat and Moscow agreed. The Muscat talks follow those in Moscow.",
    "Burkina Faso's junta met Burundi's envoy. Burkinabe troops and Burundian police will train.",
    "The Oder and the Odra are one river, and Odesa is a port. Boats from Odesa reach the Oder by canal.",
    "Sen. Ed Markey met Angela Merkel's aide. Markey said he had admired Merkel; Merkel's aide smiled.",
    "Samir Haddad met Samira Haddad. Haddad and his sister Samira run the clinic.",
  ]) func staySilent(_ copy: String) throws {
    let found = try Self.found(copy)
    #expect(found.isEmpty, "\(found.map { "[\($0.rule)] \($0.message)" })")
  }

  /// Names out of forty scripts and romanisations, each of them twice in one spelling.
  @Test(arguments: [
    "Nguyễn Văn Thiệu", "Trần Đại Quang", "Đặng Thị Ngọc", "Zhao Leji", "Ōe Kenzaburō", "Kim Yo Jong",
    "Park Geun-hye",
    "Thongloun Sisoulith", "Somdej Chaophraya", "Tshering Tobgay", "Ukhnaagiin Khürelsükh", "Sadyr Japarov",
    "Gurbanguly Berdimuhamedow", "Kassym-Jomart Tokayev", "Şavkat Mirziyoyev", "İlham Əliyev",
    "Nikol Pashinyan",
    "Mikheil Kavelashvili", "Yevgeny Prigozhin", "Ruslan Stefanchuk", "Alyaksandr Lukashenka",
    "Boyko Borisov",
    "Đorđe Milićević", "Łukasz Żółkiewski", "Škoda Dvořáková", "Gyöngyi Szűcs", "Ștefănescu Ilie", "Edi Rama",
    "Kyriakos Mitsotakis", "Recep Tayyip Erdoğan", "Isaac Herzog", "Ebrahim Ra'isi", "Mohammad Javad Zarif",
    "Abd al-Fattah al-Burhan", "Abiy Ahmed Ali", "Isaias Afwerki", "Ranil Wickremesinghe",
    "Mallikarjun Kharge",
    "Sheikh Hasina Wajed", "Pushpa Kamal Dahal", "Aung San Suu Kyi", "Hun Manet", "Ólafur Ragnar Grímsson",
    "Jānis Šķēle", "Gitanas Nausėda", "Mette Søgård", "Tomás Ó Cuív", "Siôn Llŷr", "Nana Akufo-Addo",
    "N'Golo Kanté",
  ]) func romanisationsStaySilent(_ name: String) throws {
    let copy = "The envoy met \(name) on Monday. An aide of \(name) said that \(name) would travel in May."
    let found = try Self.found(copy)
    #expect(found.isEmpty, "\(found.map { "[\($0.rule)] \($0.message)" })")
  }
}
