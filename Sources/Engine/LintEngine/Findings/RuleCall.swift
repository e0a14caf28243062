import ArticleModel
import RuleKit

/// The rules of a run in the order in which they are asked: those behind a gate only where it lets them.
struct RuleCall {
  /// Rules behind one gate, by their place; -1 for places whose rules do not run.
  private struct Group {
    let gate: any RuleGate
    var indices: [Int]
  }

  /// Indices of the rules that are always asked.
  private var plain: [Int] = []
  private var groups: [Group] = []
  /// By index: whether the rule holds for English alone.
  private let isForEnglish: [Bool]

  init(_ rules: [any Rule]) {
    isForEnglish = rules.map { $0.info.isForEnglish }
    var known: [ObjectIdentifier: Int] = [:]
    for (index, rule) in rules.enumerated() {
      guard let gate = rule.gate else {
        plain.append(index)
        continue
      }
      let group = known[ObjectIdentifier(gate)] ?? groups.count
      if group == groups.count {
        known[ObjectIdentifier(gate)] = group
        groups.append(Group(gate: gate, indices: []))
      }
      let missing = rule.place + 1 - groups[group].indices.count
      if missing > 0 { groups[group].indices += Array(repeating: -1, count: missing) }
      groups[group].indices[rule.place] = index
    }
  }

  /// Whether a rule holds for the language of an article.
  func holds(_ index: Int, for article: Article) -> Bool { article.isEnglish || !isForEnglish[index] }

  /// Indices of the rules to ask about an article.
  func indices(for article: Article, _ context: RuleContext) -> [Int] {
    var all = article.isEnglish ? plain : plain.filter { !isForEnglish[$0] }
    if groups.isEmpty { return all }
    for group in groups {
      for place in group.gate.awake(in: article, context) where group.indices.indices.contains(place) {
        if group.indices[place] >= 0 { all.append(group.indices[place]) }
      }
    }
    return all
  }
}
