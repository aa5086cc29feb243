// What a file is, from its first bytes; its name is not asked. Pure, thread safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dragoman {

constexpr std::size_t kSniffBytes = 16U << 10U;

enum class FileKind : std::uint8_t { empty, gzip, warc, json_lines, html, text, binary };

struct Sniffed {
  FileKind kind = FileKind::empty;
  std::string what;  // of a binary file: what it is, "a PDF file"
};

// Judge a file by its first kSniffBytes bytes (fewer if it is shorter).
Sniffed sniff(std::string_view front);

// Return whether the bytes look like markup: a tag or doctype that HTML knows stands near the front.
bool looks_like_html(std::string_view front);

}  // namespace dragoman
