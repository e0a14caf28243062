import Diagnostics
import Foundation
import RuleKit
import RuleTestSupport
import SourceText
import Testing
import TranslationRules

/// Classes of right text that no rule may flag, each with a fault of the same kind that one must.
@Suite struct Classes {
  static let all = Seed.read("classes.tsv")

  @Test func areMany() { #expect(Classes.all.count >= 80) }

  @Test(arguments: all) func faultIsNamedByItsRule(_ seed: Seed) {
    #expect(seed.flags(seed.faulty), "\(seed.found(in: seed.faulty).map { "\($0.rule): \($0.message)" })")
  }

  @Test(arguments: all) func rightTwinIsSilent(_ seed: Seed) {
    let found = seed.found(in: seed.correct).filter { $0.severity > .note }
    #expect(found.isEmpty, "\(found.map { "\($0.rule): \($0.message)" })")
  }

  /// Speech that a source sets without quotation marks is no statement.
  @Test(arguments: [
    "ru\ten\nЗдесь живут добрые люди, - сказал мэр Кронов.\t“Kind people live here,” mayor Kronov said.",
    "fr\ten\nÇa fait partie de l'enquête en cours, a indiqué Mme Kron.\t“This is part of the inquiry,” Ms Kron said.",
  ]) func unmarkedSpeechMayBeQuoted(_ table: String) throws {
    let rule = try #require(
      translationRules.first { $0.info.id == "translation-statement-became-quotation" })
    #expect(TestDesk.bilingual([rule], SourceText(table + "\n", name: "a.tsv")).isEmpty)
  }

  /// A message says by how much two numbers of the same digits differ.
  @Test func messageSaysBothValues() throws {
    let rule = try #require(translationRules.first { $0.info.id == "translation-scale" })
    let found = TestDesk.bilingual(
      [rule],
      SourceText("fr\ten\nIl y a 10 millions d'arbres.\tThere are 10 thousand trees.\n", name: "a.tsv"))
    #expect(
      found.map(\.message) == [
        "'10 thousand' where the source has '10 millions': 10,000 against 10 million"
      ])
  }

  /// A column of identifiers is no text in Indonesian.
  @Test func idIsNoLanguageBesideTwoOthers() {
    let found = TestDesk.bilingual(
      translationRules.map { $0 as any Rule },
      SourceText("id\tde\ten\n1\tEs kamen 12 Leute.\t21 people came.\n", name: "a.tsv"))
    #expect(found.map(\.rule) == ["translation-number"])
  }
}
