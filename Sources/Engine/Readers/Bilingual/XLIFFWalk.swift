import ArticleModel
import Bitext
import SourceText

/// Takes the events of XLIFF 1.2 (with what CAT tools add to it), 2.0 and 2.1.
final class XLIFFWalk: UnitWalk {
  static let format = (name: "XLIFF", root: "xliff")
  /// What the namespaces of all versions begin with. Source: XLIFF 1.2 and 2.1, OASIS.
  private static let namespace = "urn:oasis:names:tc:xliff:"
  /// The namespaces of what memoQ and Phrase (Memsource) say beside it. Source: files that they export.
  private static let memoQ = "MQXliff"
  private static let phrase = "http://www.memsource.com/mxlf/2.0"

  var builder = UnitBuilder()
  private(set) var problems: [ReadProblem] = []
  private(set) var languages: StatedLanguages
  private var isVersion2 = false
  private(set) var hasRoot = false
  private(set) var places = UnitPlaces()
  private var saysNoTarget = false
  /// How deep we are in something that holds no text of the translation; 0 outside.
  private var skipped = 0
  /// How deep we are in native code inside an inline element.
  private var native = 0
  private var unit = Unit()
  /// Segments of a unit with `mrk mtype="seg"`: which side's are being read.
  private var segmented: Bool?
  private var isSegmented = false
  /// Whether each open `mrk` begins a segment.
  private var markers: [Bool] = []

  private struct Unit {
    var state: Segment.State = .translated
    var isLocked = false
    var context: UInt64 = 0
    var sourceEnd = 0
    var isOpen = false
    /// What Trados says of single segments, by their ids.
    var states: [String: Segment.State] = [:]
  }

  init(_ stated: StatedLanguages) {
    languages = stated
    // Nobody misses in the file what the caller says.
    saysNoTarget = stated.target != nil
  }

  var wantsPause: Bool { builder.isPiece && !builder.isOpen && builder.sources.isEmpty }

  func finish() {
    // What was taken of the unit in which the file ends is still compared if both sides are there.
    guard unit.isOpen else { return }
    builder.finish()
    if !builder.targets.isEmpty { closeUnit(unit.sourceEnd) }
  }

  // MARK: Events

  func start(_ name: XMLName, _ attributes: XMLAttributes, at range: TextRange) {
    if skipped > 0 {
      skipped += 1
      return
    }
    if unit.isOpen, !builder.isOpen, name.space.hasPrefix("http://sdl.com/FileTypes/SdlXliff"),
      tradosSegment(name.local, attributes)
    {
      return
    }
    guard name.space.isEmpty || name.space.hasPrefix(XLIFFWalk.namespace) else {
      // Extensions of tools hold no text of the translation.
      if !builder.isOpen || name.local != "sub" { skipped = 1 }
      return
    }
    if builder.isOpen || segmented != nil, startInline(name.local, attributes, range) { return }
    switch name.local {
    case "xliff": root(attributes, range)
    case "file":
      builder.addBreak()
      read(attributes["source-language"], attributes["target-language"], range)
    case "trans-unit", "unit": openUnit(attributes, range)
    case "segment":
      unit.state = state(attributes["state"])
      // Version 2 has notes before the segments.
      if !places.hasNote { places.setNote(at: range.lower) }
      places.beginSegment(at: range.lower, id: attributes["id"])
    case "source" where unit.isOpen: begin(isSource: true, range)
    case "seg-source" where unit.isOpen:
      builder.dropSources()
      isSegmented = true
      segmented = true
    case "target" where unit.isOpen:
      if !isVersion2, let stated = attributes["state"] { unit.state = state(stated) }
      if isSegmented {
        segmented = false
        // Where it has no segments of its own, it is one.
        targetPlace = range.upper
      } else {
        begin(isSource: false, range)
      }
    case "alt-trans", "note", "ignorable", "originalData", "header", "bin-unit", "notes", "metadata",
      "matches", "glossary":
      pass(name.local, range)
    default: break
    }
  }

  private func openUnit(_ attributes: XMLAttributes, _ range: TextRange) {
    unit = Unit()
    unit.isOpen = true
    places.begin(at: range.lower, id: attributes["id"])
    unit.isLocked =
      attributes["translate"] == "no"
      || ["locked", "true"].contains(attributes["locked", in: XLIFFWalk.memoQ])
      || attributes["locked", in: XLIFFWalk.phrase] == "true"
    unit.state = memoQState(attributes["status", in: XLIFFWalk.memoQ])
    unit.context = (attributes["resname"] ?? attributes["name"]).map { ByteHash.of($0) } ?? 0
  }

  /// Passes over an element that holds no text of the translation, and notes where a note could stand beside it.
  private func pass(_ name: String, _ range: TextRange) {
    if isVersion2, unit.isOpen {
      // The first note stands behind the element's tag.
      if name == "notes" { places.setNote(at: range.upper, isAmongNotes: true) }
      if name == "ignorable" || name == "originalData", !places.hasNote { places.setNote(at: range.lower) }
    }
    skipped = 1
  }

  private var targetPlace = 0

  func end(_ name: XMLName, at range: TextRange) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    if builder.isOpen || segmented != nil, endInline(name.local) { return }
    switch name.local {
    case "source":
      builder.finish()
      unit.sourceEnd = range.upper
      if !isVersion2 { places.setNote(at: range.upper) }
    case "seg-source":
      segmented = nil
      unit.sourceEnd = range.upper
      if !isVersion2 { places.setNote(at: range.upper) }
    case "target":
      builder.finish()
      segmented = nil
      if !isVersion2, unit.isOpen { places.setNote(at: range.upper) }
    case "segment": closeUnit(range.lower)
    case "trans-unit", "unit":
      if !isVersion2 { closeUnit(unit.sourceEnd) }
      unit.isOpen = false
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at range: TextRange) {
    if skipped == 0, native == 0 { builder.append(bytes, at: range) }
  }

  // MARK: Inline elements

  private func startInline(_ name: String, _ attributes: XMLAttributes, _ range: TextRange) -> Bool {
    let id = attributes["id"] ?? attributes["startRef"] ?? attributes["rid"] ?? ""
    switch name {
    case "g", "pc": builder.addCode("<\(name) \(id)>")
    case "x", "bx", "ex", "sc", "ec": builder.addCode("<\(name) \(id)/>")
    case "ph" where isVersion2: builder.addCode("<ph \(id)/>")
    case "bpt", "ept", "ph", "it":
      builder.addCode("<\(name) \(id)/>")
      native += 1
    case "sub": native += 1
    case "cp":
      if let hex = attributes["hex"], let value = UInt32(hex, radix: 16), let scalar = Unicode.Scalar(value) {
        var text = String(scalar)
        text.withUTF8 { bytes in
          // The reference stands for the character.
          if !bytes.isEmpty {
            builder.append(bytes, at: TextRange(range.lower, max(range.upper, range.lower + bytes.count + 1)))
          }
        }
      }
    case "mrk":
      let isSegment = segmented != nil && attributes["mtype"] == "seg"
      markers.append(isSegment)
      if isSegment, let isSource = segmented {
        if !isSource { places.beginSegment(at: range.lower, id: attributes["mid"] ?? id) }
        builder.begin(
          isSource: isSource, id: attributes["mid"] ?? id, place: range.upper, separator: separator)
      }
    case "sm", "em": break
    default: return false
    }
    return true
  }

  private func endInline(_ name: String) -> Bool {
    switch name {
    case "g", "pc": builder.addCode("</\(name)>")
    case "bpt", "ept", "it", "sub": native = max(0, native - 1)
    case "ph": if !isVersion2 { native = max(0, native - 1) }
    case "mrk": if markers.popLast() ?? false { builder.finish() }
    case "x", "bx", "ex", "sc", "ec", "cp", "sm", "em": break
    default: return false
    }
    return true
  }

  // MARK: Units

  /// Pieces of a unit follow one another in a paragraph.
  private var separator: String { builder.sources.isEmpty && builder.targets.isEmpty ? "\n\n" : " " }

  private func begin(isSource: Bool, _ range: TextRange) {
    builder.begin(isSource: isSource, id: "", place: range.upper, separator: "\n\n")
  }

  private func closeUnit(_ place: Int) {
    builder.close(
      state: unit.isLocked ? .locked : unit.state, context: unit.context, place: place, states: unit.states)
    isSegmented = false
    segmented = nil
  }

  /// The states of memoQ (mqxliff).
  private func memoQState(_ name: String?) -> Segment.State {
    switch name {
    case "NotStarted": .untranslated
    case "Rejected", "PartiallyEdited", "AssembledFromFragments": .unfinished
    default: .translated
    }
  }

  /// Takes what Trados says of a segment (`sdl:seg` in `sdl:seg-defs`, sdlxliff); false for other elements.
  private func tradosSegment(_ name: String, _ attributes: XMLAttributes) -> Bool {
    if name == "seg", let id = attributes["id"] {
      if attributes["locked"] == "true" {
        unit.states[id] = .locked
      } else if ["Draft", "RejectedTranslation", "RejectedSignOff"].contains(attributes["conf"]) {
        unit.states[id] = .unfinished
      }
    }
    return name == "seg" || name == "seg-defs"
  }

  private func state(_ name: String?) -> Segment.State {
    switch name {
    case "new", "needs-translation", "initial": .untranslated
    case .some(let name) where name.hasPrefix("needs-"): .unfinished
    default: .translated
    }
  }

  private func root(_ attributes: XMLAttributes, _ range: TextRange) {
    hasRoot = true
    isVersion2 = attributes["version"]?.hasPrefix("2") ?? false
    if isVersion2 { read(attributes["srcLang"], attributes["trgLang"], range) }
  }

  private func read(_ from: String?, _ to: String?, _ range: TextRange) {
    if isVersion2, from == nil, to == nil { return }
    if let language = from.flatMap({ Language(tag: $0) }) { languages.source = languages.source ?? language }
    if let language = to.flatMap({ Language(tag: $0) }) { languages.target = languages.target ?? language }
    guard to == nil, !saysNoTarget else { return }
    saysNoTarget = true
    problems.append(
      ReadProblem(
        kind: .noLanguages, isError: true, range: range,
        message:
          "no target language: write \(isVersion2 ? "trgLang" : "target-language") or pass --target-language; it is guessed from the text"
      ))
  }
}
