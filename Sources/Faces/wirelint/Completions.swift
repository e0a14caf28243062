import BuiltInRules
import Diagnostics
import LintEngine
import RuleKit

/// Shells that completions are written for.
enum Shell: String, CaseIterable {
  case bash
  case zsh
  case fish
}

/// `wirelint completions`: what shells offer, made from the command table alone.
enum Completions {
  static func run(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    let names = Shell.allCases.map(\.rawValue)
    guard arguments.operands.count == 1, let name = arguments.operands.first else {
      throw UsageError("name one shell: wirelint completions \(names.joined(separator: "|"))")
    }
    guard let shell = Shell(rawValue: name) else {
      let nearest = Nearest.match(name, in: names).map { "; did you mean '\($0)'?" } ?? ""
      throw UsageError("no completions for '\(name)'\(nearest) (there are \(names.joined(separator: ", ")))")
    }
    let styles = StyleLibrary(try DataFolder.find()).packNames
    let text =
      switch shell {
      case .bash: BashCompletions(styles: styles).text
      case .zsh: ZshCompletions(styles: styles).text
      case .fish: FishCompletions(styles: styles).text
      }
    write(Array(text.utf8), to: 1)
    return 0
  }

  /// What may stand as the value of an option.
  enum Value {
    case none
    /// One of these.
    case words([String])
    case rules
    /// A rule, `=` and a severity.
    case ruleLevels
    /// A style pack, or a folder.
    case styles
    case file
    /// Anything: nothing is offered.
    case free
  }

  static func value(of option: CommandOption) -> Value {
    guard let placeholder = option.value else { return .none }
    if !option.choices.isEmpty { return .words(option.choices) }
    switch placeholder {
    case "RULE": return .rules
    case "RULE=LEVEL": return .ruleLevels
    case "FILE": return .file
    default: return option.name == "--style" ? .styles : option.name == "--stdin-filename" ? .file : .free
    }
  }

  /// What may stand as the operands of a command.
  static func operands(of command: Command) -> Value {
    if let words = command.operands { return .words(words) }
    switch command.name {
    case "explain": return .rules
    case "rules": return .styles
    default: return .file
    }
  }

  /// What stands behind the `=` of a rule's level.
  static let levels = Severity.allCases.map(\.rawValue)

  /// Ids and categories, as the options for rules take them.
  static var ruleNames: [String] {
    allInfos.map(\.id) + Category.allCases.map(\.rawValue).sorted()
  }

  static func options(of command: Command) -> [CommandOption] { command.options + CommandTable.everywhere }

  /// Text inside single quotes of a POSIX shell.
  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}

/// A function for bash's `complete -F`. It needs nothing of the bash-completion package.
struct BashCompletions {
  let styles: [String]

  var text: String {
    let names = CommandTable.all.map(\.name)
    var out = """
      # bash completions of wirelint, written by 'wirelint completions bash'
      _wirelint_words() { COMPREPLY=($(compgen -W "$1" -- "$word")); }
      _wirelint_files() {
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
      }
      _wirelint() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=lint at=0
        local rules="\(Completions.ruleNames.joined(separator: " "))"
        COMPREPLY=()
        # bash splits words at '='. Behind that of a rule stands its level.
        local k=0
        if [[ $word == = ]]; then k=$((COMP_CWORD-2)); elif [[ $before == = ]]; then k=$((COMP_CWORD-3)); fi
        ((k > 0)) && [[ ${COMP_WORDS[k]} == = ]] && ((k--))
        if ((k > 0)) && [[ ${COMP_WORDS[k]} == --severity ]]; then
          [[ $word == = ]] && word=
          _wirelint_words "\(Completions.levels.joined(separator: " "))"; return
        fi
        if [[ $word == = ]]; then word=; elif [[ $before == = ]]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi
        case ${COMP_WORDS[1]} in \(names.joined(separator: " | "))) command=${COMP_WORDS[1]} at=1 ;; esac
        if ((COMP_CWORD == 1)) && [[ $word != -* ]]; then
          _wirelint_files
          COMPREPLY+=($(compgen -W "\(names.joined(separator: " "))" -- "$word"))
          return
        fi
        case $command in

      """
    for command in CommandTable.all { out += section(command) }
    return out + "  esac\n}\ncomplete -F _wirelint wirelint\n"
  }

  private func section(_ command: Command) -> String {
    let options = Completions.options(of: command)
    var out = "    \(command.name))\n      case $before in\n"
    for option in options {
      if let action = action(Completions.value(of: option)) {
        out += "        \(option.name)) \(action); return ;;\n"
      }
    }
    out += "      esac\n"
    out +=
      "      if [[ $word == -* ]]; then _wirelint_words \"\(options.map(\.name).joined(separator: " "))\"; return; fi\n"
    return out + "      \(action(Completions.operands(of: command)) ?? "return") ;;\n"
  }

  private func action(_ value: Completions.Value) -> String? {
    switch value {
    case .none: nil
    case .words(let words): "_wirelint_words \"\(words.joined(separator: " "))\""
    case .rules: "_wirelint_words \"$rules\""
    case .ruleLevels: "compopt -o nospace 2>/dev/null; COMPREPLY=($(compgen -S = -W \"$rules\" -- \"$word\"))"
    case .styles:
      "_wirelint_files; COMPREPLY+=($(compgen -W \"\(styles.joined(separator: " "))\" -- \"$word\"))"
    case .file: "_wirelint_files"
    case .free: ":"
    }
  }
}
