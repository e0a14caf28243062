import RuleKit

/// The rules of this folder, sorted by id.
let dateRules: [any Rule] = [
  AgeBirthdateArithmetic(),
  AnniversaryArithmetic(),
  CalendarConversion(),
  CenturyStyle(),
  ClockStyleMixed(),
  DateOrderAmbiguous(),
  DateOrderMixed(),
  DaypartClockConflict(),
  DecadeApostrophe(),
  DurationArithmetic(),
  EventDateConflict(),
  FuturePastTense(),
  ImpossibleDate(),
  IranianYearSpan(),
  MonthAbbrev(),
  NoonMidnight(),
  OrdinalInDate(),
  RelativeDayConflict(),
  RelativeDayWord(),
  Time2412Mixed(),
  TimeForm(),
  TzConversionWrong(),
  WeekdayDateMismatch(),
  YearConflict(),
]
