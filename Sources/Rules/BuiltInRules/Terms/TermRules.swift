import RuleKit

/// The rules of this folder, sorted by id.
let termRules: [any Rule] = [
  BodyNameMixed(),
  CompoundFormMixed(),
  CompoundSolidMixed(),
  CountryNameMixed(),
  DisputedName(),
  EntityAliasDrift(),
  InstitutionName(),
  NationalityForm(),
  PersianGulfNaming(),
  SpellingVarietyMixed(),
  TermPreferred(),
  TermVariantInArticle(),
]
