extension FileFormat {
  /// Mails as they are sent, with their parts.
  package static let mail = FileFormat(
    "mail", "E-mail", extensions: ["eml"], namedExtensions: ["txt", "text"], traits: .sharesExtensions,
    begins: { MailReader.begins($0) }, reading: .article(MailReader.read))
}
