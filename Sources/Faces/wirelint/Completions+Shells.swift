/// A `#compdef` file for zsh.
struct ZshCompletions {
  let styles: [String]

  var text: String {
    var out = """
      #compdef wirelint
      # zsh completions of wirelint, written by 'wirelint completions zsh'
      _wirelint_rules() { local -a rules; rules=(\(Completions.ruleNames.joined(separator: " "))); compadd "$@" -a rules; }
      _wirelint_levels() {
        local -a rules
        if compset -P '*='; then compadd "$@" -- \(Completions.levels.joined(separator: " ")); return; fi
        rules=(\(Completions.ruleNames.joined(separator: " "))); compadd -S = "$@" -a rules
      }
      _wirelint_styles() { compadd "$@" -- \(styles.joined(separator: " ")); _files -/; }
      _wirelint_commands() {
        local -a commands
        commands=(

      """
    for command in CommandTable.all {
      out += "    \(Completions.quoted(command.name + ":" + command.summary))\n"
    }
    out += """
        )
        _describe -t commands command commands
        _files
      }
      _wirelint() {
        local command=lint
        local -a options
        if ((CURRENT == 2)) && [[ ${words[CURRENT]} != -* ]]; then _wirelint_commands; return; fi
        case ${words[2]} in
          \(CommandTable.all.map(\.name).joined(separator: "|"))) command=${words[2]}; shift words; ((CURRENT--)) ;;
        esac
        case $command in

      """
    for command in CommandTable.all {
      out += "    \(command.name))\n      options=(\n"
      for option in Completions.options(of: command) { out += "        \(specification(option))\n" }
      out +=
        "        \(Completions.quoted("*:" + operand(command) + ":" + action(Completions.operands(of: command))))\n"
      out += "      ) ;;\n"
    }
    return out
      + "  esac\n  _arguments -s : $options\n}\nif [[ $funcstack[1] == _wirelint ]]; then _wirelint \"$@\"; else compdef _wirelint wirelint; fi\n"
  }

  private func operand(_ command: Command) -> String {
    command.operands == nil ? (command.name == "explain" ? "rule" : "path") : "shell"
  }

  /// One line of `_arguments`: options may stand several times, with the value behind a space or `=`.
  private func specification(_ option: CommandOption) -> String {
    let summary = escaped(option.summary)
    guard let value = option.value else { return Completions.quoted("*\(option.name)[\(summary)]") }
    return Completions.quoted(
      "*\(option.name)=[\(summary)]:\(escaped(value)):\(action(Completions.value(of: option)))")
  }

  private func action(_ value: Completions.Value) -> String {
    switch value {
    case .none, .free: " "
    case .words(let words): words.isEmpty ? " " : "(\(words.joined(separator: " ")))"
    case .rules: "_wirelint_rules"
    case .ruleLevels: "_wirelint_levels"
    case .styles: "_wirelint_styles"
    case .file: "_files"
    }
  }

  /// Brackets and colons mean something in `_arguments`.
  private func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      if "[]:\\".contains(character) { out += "\\" }
      out.append(character)
    }
    return out
  }
}

/// `complete` lines for fish.
struct FishCompletions {
  let styles: [String]

  var text: String {
    let names = CommandTable.all.map(\.name)
    var out = """
      # fish completions of wirelint, written by 'wirelint completions fish'
      function __wirelint_command
          set -l words (commandline -opc)
          set -l command lint
          if set -q words[2]; and contains -- $words[2] \(names.joined(separator: " "))
              set command $words[2]
          end
          test $command = $argv[1]
      end
      function __wirelint_rules
          printf '%s\\n' \(Completions.ruleNames.joined(separator: " "))
      end
      function __wirelint_levels
          # Rules first, then the levels of the one that stands before the equals sign.
          set -l rule (string match -r '([^=]+)=' -- (commandline -ct))[2]
          if test -n "$rule"
              printf "$rule=%s\\n" \(Completions.levels.joined(separator: " "))
          else
              printf '%s=\\n' (__wirelint_rules)
          end
      end

      """
    for command in CommandTable.all {
      out +=
        "complete -c wirelint -n __fish_is_first_token -a \(command.name) -d \(quoted(command.summary))\n"
    }
    for command in CommandTable.all {
      let condition = "-n '__wirelint_command \(command.name)'"
      for option in Completions.options(of: command) {
        let action = option.value == nil ? "" : " -r" + self.action(Completions.value(of: option))
        out +=
          "complete -c wirelint \(condition) -l \(option.name.dropFirst(2))\(action) -d \(quoted(option.summary))\n"
      }
      let operands = self.action(Completions.operands(of: command))
      if !operands.isEmpty { out += "complete -c wirelint \(condition)\(operands)\n" }
    }
    return out
  }

  private func action(_ value: Completions.Value) -> String {
    switch value {
    case .none, .file: ""
    case .free: " -f"
    case .words(let words): words.isEmpty ? " -f" : " -f -a '\(words.joined(separator: " "))'"
    case .rules: " -f -a '(__wirelint_rules)'"
    case .ruleLevels: " -f -a '(__wirelint_levels)'"
    case .styles: " -a '\(styles.joined(separator: " "))'"
    }
  }

  /// Text inside single quotes of fish, where a backslash escapes.
  private func quoted(_ text: String) -> String {
    var out = "'"
    for character in text {
      if character == "'" || character == "\\" { out += "\\" }
      out.append(character)
    }
    return out + "'"
  }
}
