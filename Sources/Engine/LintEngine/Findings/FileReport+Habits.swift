import Diagnostics

/// A desk's habits, such as its invitation to follow it or paragraphs that its archive joined: whoever lints one story
/// is told of them by warnings, and of many stories each has a note, since all of them will have it. What a story is
/// told does not depend on what the others hold.
extension FileReport {
  /// Makes notes of habits, in a run over many stories; what is less grave than `least` is not reported.
  package mutating func makeNotesOfHabits(least: Severity) {
    for i in diagnostics.indices where diagnostics[i].isHabit && diagnostics[i].severity > .note {
      diagnostics[i].severity = .note
      habits.append(diagnostics[i].rule)
    }
    if !habits.isEmpty { diagnostics.removeAll { $0.severity < least } }
  }

  /// Whether the file is a part of an archive or holds several stories.
  var isOfManyStories: Bool { file.start != nil || diagnostics.contains { $0.article != nil } }
}
