import BuiltInRules
import RuleKit
import TranslationRules

/// Every rule written in Swift: those of articles and those of translations, sorted by id.
package let allRules: [any Rule] = (builtInRules + translationRules.map { $0 as any Rule }).sorted {
  $0.info.id < $1.info.id
}

/// Everything that a report can name but rules of style packs, sorted by id.
package let allInfos: [RuleInfo] = (allRules.map(\.info) + InputRules.all).sorted { $0.id < $1.id }
