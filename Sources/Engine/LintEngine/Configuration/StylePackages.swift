import Glibc
import RuleKit

/// Packages of styles that somebody installed, with pip, apt or by hand: a folder each, with a configuration, and beside
/// it the styles, word lists and glossaries that it names. `extends: NAME` takes one over.
package enum StylePackages {
  /// Names of the configuration of a package, the first that is there.
  private static let files = [ConfigurationTree.name, "wirelint.yml"]

  /// The folders in which packages stand, those of the user first: `wirelint/packages` in the folders of data that the
  /// XDG Base Directory Specification names, and `packages` beside the rules of this installation, which is where pip
  /// puts what a wheel brings for `share/wirelint/packages`.
  package static var folders: [String] {
    func variable(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    let own = variable("XDG_DATA_HOME") ?? variable("HOME").map { $0 + "/.local/share" }
    let system = (variable("XDG_DATA_DIRS") ?? "/usr/local/share:/usr/share").split(separator: ":").map(
      String.init)
    let shared = ([own].compactMap(\.self) + system).filter { $0.hasPrefix("/") }.map {
      $0 + "/wirelint/packages"
    }
    return shared + [(try? DataFolder.find())?.path].compactMap(\.self).map { $0 + "/packages" }
  }

  /// The configuration of a package; throws where none of that name is installed.
  static func configuration(of name: Stated<String>) throws(UsageError) -> String {
    let folders = folders
    for folder in folders {
      for file in files where access("\(folder)/\(name.value)/\(file)", F_OK) == 0 {
        return "\(folder)/\(name.value)/\(file)"
      }
    }
    let installed = folders.flatMap { FileSystem.names(in: $0) ?? [] }
    let nearest = Nearest.match(name.value, in: installed.sorted()).map { "; did you mean '\($0)'?" } ?? ""
    throw name.error(
      "no file and no package of styles is called '\(name.value)'\(nearest) (packages are looked for in \(folders.joined(separator: ", ")))"
    )
  }

  /// Whether a value of `extends` can be the name of a package: it is no path.
  static func isName(_ value: String) -> Bool {
    !value.contains("/") && !value.hasPrefix(".") && !value.hasSuffix(".yml") && !value.hasSuffix(".yaml")
  }
}
