// Reading the corpora's files: JSON Lines, gzip'd or not.
#pragma once

#include <boost/json/object.hpp>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dragoman::eval {

// Return a file's bytes, unpacked when it is gzip'd.
[[nodiscard]] Result<std::string> read_unpacked(const std::filesystem::path& path);

// Return the objects of a JSON Lines file; fails at the first line that is none.
[[nodiscard]] Result<std::vector<boost::json::object>> read_rows(const std::filesystem::path& path);

// Return a field's text, or "" when it is absent or no text.
std::string text_field(const boost::json::object& row, std::string_view key);

}  // namespace dragoman::eval
