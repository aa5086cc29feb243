// ByteSource: where bytes come from, one stretch after the other: a file, standard input, an unpacker.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>

#include "base/result.h"

namespace dragoman {

// Fill the front of the span and return how many bytes came; 0 is the end.
using ByteSource = std::function<Result<std::size_t>(std::span<char>)>;

// Open a file, or standard input for "-". The source owns the handle.
[[nodiscard]] Result<ByteSource> open_source(const std::filesystem::path& path);

// Return a source of bytes in memory; they must outlive it.
ByteSource memory_source(std::string_view bytes);

}  // namespace dragoman
