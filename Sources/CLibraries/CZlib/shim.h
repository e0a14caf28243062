#include <string.h>
#include <zlib.h>

// Unpacks what zip archives call "deflated": how many bytes were written, -1 for data that is not sound or goes on
// behind its end, -2 where more than `capacity` bytes would come.
static inline long wirelint_inflate(
    const unsigned char *packed, unsigned count, unsigned char *out, unsigned capacity) {
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  // Without a head of its own (RFC 1951).
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return -1;
  stream.next_in = (Bytef *)packed;
  stream.avail_in = count;
  stream.next_out = out;
  stream.avail_out = capacity;
  int status = inflate(&stream, Z_FINISH);
  long written = (long)stream.total_out;
  int isFull = stream.avail_out == 0, hasRest = stream.avail_in != 0;
  inflateEnd(&stream);
  if (status == Z_STREAM_END) return hasRest ? -1 : written;
  return isFull ? -2 : -1;
}

// The most bytes that `wirelint_deflate` writes for so many.
static inline unsigned long wirelint_deflate_bound(unsigned long count) { return compressBound(count) + 16; }

// Packs bytes for a zip archive: how many were written, -1 where that failed.
static inline long wirelint_deflate(
    const unsigned char *bytes, unsigned count, unsigned char *out, unsigned capacity) {
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) return -1;
  stream.next_in = (Bytef *)bytes;
  stream.avail_in = count;
  stream.next_out = out;
  stream.avail_out = capacity;
  int status = deflate(&stream, Z_FINISH);
  long written = (long)stream.total_out;
  deflateEnd(&stream);
  return status == Z_STREAM_END ? written : -1;
}

// The CRC-32 of some bytes, as zip archives state it.
static inline unsigned wirelint_crc32(const unsigned char *bytes, unsigned count) {
  return (unsigned)crc32(crc32(0, Z_NULL, 0), bytes, count);
}
