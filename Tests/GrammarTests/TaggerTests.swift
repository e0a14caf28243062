import ArticleModel
import Grammar
import RuleTestSupport
import SourceText
import Testing

@Suite struct TaggerTests {
  /// The words of copy's first sentence with their tags.
  private func tags(_ copy: String) throws -> [String] {
    let article = TestDesk.article(copy)
    let sentence = try #require(GrammarTable(article).sentence(0))
    return sentence.units.map { "\(article.text[$0.range])/\($0.tag.name)" }
  }

  @Test(arguments: [
    ("The mayor opened the new bridge.", "The/DT mayor/NN opened/VBD the/DT new/JJ bridge/NN ./."),
    ("They will bridge the gap.", "They/PRP will/MD bridge/VB the/DT gap/NN ./."),
    ("She didn't go.", "She/PRP did/VBD n't/RB go/VB ./."),
    ("The mayor's house was sold.", "The/DT mayor/NN 's/POS house/NN was/VBD sold/VBN ./."),
  ])
  func wordsHaveTheirTags(_ copy: String, _ expected: String) throws {
    #expect(try tags(copy).joined(separator: " ") == expected)
  }

  @Test func curlyApostrophesPartWordsLikeStraightOnes() throws {
    #expect(try tags("They don’t know.") == ["They/PRP", "do/VBP", "n’t/RB", "know/VB", "./."])
  }

  /// What is known of a word is remembered by its letters and its shape, and no more than that.
  @Test(arguments: [
    ("Bridge the gap.", "Bridge/VB the/DT gap/NN ./."),
    ("They met on the Bridge.", "They/PRP met/VBD on/IN the/DT Bridge/NNP ./."),
    ("They will bridge the gap.", "They/PRP will/MD bridge/VB the/DT gap/NN ./."),
  ])
  func rememberedWordsAreTaggedAsNewOnes(_ copy: String, _ expected: String) throws {
    for _ in 0..<2 { #expect(try tags(copy).joined(separator: " ") == expected) }
  }

  @Test func anEmptyArticleHasNoSentences() {
    #expect(GrammarTable(TestDesk.article("")).article.sentences.isEmpty)
  }
}

@Suite struct MorphologyTests {
  private func forms() throws -> Morphology {
    try #require(GrammarModel.of(folder: TestDesk.root + "/dictionaries/grammar")).forms
  }

  @Test(arguments: [
    ("gave", Grammar.Tag.vbn, "given"), ("given", .vb, "give"), ("has", .vb, "have"), ("went", .vbn, "gone"),
    ("child", .nns, "children"), ("countries", .nn, "country"), ("is", .vb, "be"), ("was", .vbn, "been"),
    ("runs", .vbn, "run"), ("big", .jjr, "bigger"),
  ])
  func inflects(_ word: String, _ tag: Grammar.Tag, _ expected: String) throws {
    #expect(try forms().inflected(ByteHash.ofFolded(word), as: tag) == expected)
  }

  @Test func unknownWordsHaveNoForms() throws {
    let forms = try forms()
    #expect(forms.number(ByteHash.ofFolded("brzvn")) == 0)
    #expect(forms.inflected(ByteHash.ofFolded("brzvn"), as: .nns) == nil)
    #expect(forms.parts(0).isEmpty)
  }

  @Test func classesTellWhatAFormCanBe() throws {
    let forms = try forms()
    #expect(forms.classes(of: ByteHash.ofFolded("went")).isOnly(.past))
    #expect(!forms.classes(of: ByteHash.ofFolded("went")).contains(.participle))
    #expect(forms.classes(of: ByteHash.ofFolded("run")).contains(.participle))
    #expect(!forms.classes(of: ByteHash.ofFolded("house")).contains(.plural))
    #expect(forms.classes(of: ByteHash.ofFolded("sheep")).contains(.unchanging))
  }

  @Test func damagedBytesAreNoLexicon() {
    #expect(Morphology(StoredBytes(copying: Array("WLFORMS2 and then nothing of use".utf8))) == nil)
    #expect(TaggerModel(StoredBytes(copying: [])) == nil)
  }
}

@Suite struct PatternTests {
  @Test func everyLineCanBeRead() throws {
    let model = try #require(GrammarModel.of(folder: TestDesk.root + "/dictionaries/grammar"))
    #expect(model.patterns(TestDesk.vocabulary).failures.isEmpty)
  }
}
