import CGumbo

/// What pages set around their stories, by what their names (`HTMLNames`) say of it.
enum HTMLFurniture {
  /// The words of a name, in small letters, with a blank between two classes.
  static func parts(_ name: String) -> [String] {
    var parts: [String] = []
    var part = ""
    func flush() {
      if !part.isEmpty { parts.append(part) }
      part = ""
    }
    for byte in name.utf8.prefix(512) {
      let isSmall = byte &- 0x61 < 26
      let isCapital = byte &- 0x41 < 26
      if !isSmall, !isCapital {
        flush()
        if byte == 0x20 { parts.append(" ") }
        continue
      }
      if isCapital, let last = part.utf8.last, last &- 0x41 >= 26 { flush() }
      part.unicodeScalars.append(Unicode.Scalar(byte))
    }
    flush()
    return parts.map { $0.lowercased() }
  }

  /// Whether a name says so: `article__related-links`, `js-share-bar`, `adSlot`.
  static func names(_ name: String) -> Bool {
    let lower = parts(name)
    for (i, part) in lower.enumerated() {
      if HTMLNames.furnitureWords.contains(part)
        || HTMLNames.furnitureBeginnings.contains(where: { part.hasPrefix($0) })
      {
        return true
      }
      if i > 0, HTMLNames.furniturePairs.contains(lower[i - 1] + "-" + part) { return true }
    }
    return false
  }

  /// Whether an element says when the story came out, or under which head, by its name.
  static func isAboutStory(_ node: HTMLNode, paragraphs: Int) -> Bool {
    guard paragraphs < 4, let classes = node.attribute("class") else { return false }
    return parts(classes).contains { HTMLNames.aboutStories.contains($0) }
  }

  /// Whether an element is set around the story: by its name, its role, or because it is hidden.
  static func isFurniture(_ node: HTMLNode, paragraphs: Int) -> Bool {
    if let role = node.attribute("role"), HTMLNames.furnitureRoles.contains(role.lowercased()) { return true }
    // What holds the story may be called anything.
    if paragraphs >= 4 { return false }
    if let classes = node.attribute("class"), names(classes) { return true }
    if let id = node.attribute("id"), names(id) { return true }
    return false
  }
}
