import SourceText

/// A translation tool's package: a zip archive whose bilingual files are read as if they stood in a folder.
///
/// Sources: what the makers of Trados Studio (`.sdlppx`, `.sdlrpx`: a project file and a folder for each language),
/// WorldServer (`.wsxz`, `.xlz`) and memoQ (`.mqout`, `.mqback`, `.mqxlz`) say of them.
package struct TranslationPackage: Sendable {
  /// Extensions of packages, in lower case.
  private static let extensions: Set = ["sdlppx", "sdlrpx", "wsxz", "xlz", "mqout", "mqback", "mqxlz"]

  private let archive: ZipArchive
  /// The places of its bilingual files in the archive, by their names.
  private let places: [String: Int]

  /// Whether a file is a package by its name.
  package static func has(name: String) -> Bool {
    has(extension: DocumentReader.fileExtension(of: name))
  }

  /// Whether files with an extension, in lower case, are packages.
  package static func has(extension name: String) -> Bool { extensions.contains(name) }

  /// Reads the list of a package; throws what is wrong with it.
  package init(_ bytes: [UInt8]) throws(ZipFault) {
    archive = try ZipArchive(bytes)
    let sources = try TranslationPackage.sourceFolders(archive)
    var places: [String: Int] = [:]
    for (i, member) in archive.members.enumerated() {
      let ending = DocumentReader.fileExtension(of: member.name)
      guard FileFormat.of(extension: ending)?.isBilingual == true else { continue }
      let folder = member.name.prefix { $0 != "/" }
      if folder.count == member.name.count || !sources.contains(folder.lowercased()) {
        places[member.name] = i
      }
    }
    self.places = places
  }

  /// The names of its bilingual files, in the order of their letters. Those in the folder of the language that is
  /// translated from are left out: they have no translation.
  package var files: [String] { places.keys.sorted() }

  /// The bytes of a file; nil where there is none of that name.
  package func content(of name: String) throws(ZipFault) -> [UInt8]? {
    guard let place = places[name] else { return nil }
    return try archive.content(of: place)
  }

  /// The package with other bytes in one of its files, all else as it is; nil where that cannot be done.
  package func replacing(_ name: String, with content: [UInt8]) -> [UInt8]? {
    guard let place = places[name] else { return nil }
    return archive.replacing([place: content])
  }

  /// The languages that a project's file says are translated from, which are the names of their folders.
  private static func sourceFolders(_ archive: ZipArchive) throws(ZipFault) -> Set<String> {
    let directions = LanguageDirections()
    for (i, member) in archive.members.enumerated()
    where DocumentReader.fileExtension(of: member.name) == "sdlproj" {
      _ = XMLStream.read(try archive.content(of: i), directions)
    }
    return directions.sources
  }
}

/// Reads the pairs of languages of a Trados project's file.
private final class LanguageDirections: XMLEvents {
  /// Codes in lower case.
  var sources: Set<String> = []

  func start(_ name: XMLName, _ attributes: XMLAttributes, at range: TextRange) {
    guard name.local == "LanguageDirection", let code = attributes["SourceLanguageCode"] else { return }
    sources.insert(code.lowercased())
  }

  func end(_ name: XMLName, at range: TextRange) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>, at range: TextRange) {}
}
