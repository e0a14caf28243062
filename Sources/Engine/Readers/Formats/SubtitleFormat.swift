extension FileFormat {
  /// Subtitles: SubRip and WebVTT.
  package static let subtitles = FileFormat(
    "subtitles", "Subtitles", extensions: ["srt", "vtt"], begins: { SubtitleReader.begins($0) },
    reading: .article(SubtitleReader.read))
}
