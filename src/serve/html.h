// Writing HTML so that outside text cannot become markup: everything goes through escape() but literals of
// our own.
#pragma once

#include <string>
#include <string_view>

namespace dragoman {

// Return `text` fit for element content and for attribute values in double quotes: & < > " ' are replaced,
// control characters but tab and line end dropped.
std::string escape(std::string_view text);

// Return `url` if it may stand in an href (http, https, or our own path), else "". The result is not escaped
// yet.
std::string_view safe_url(std::string_view url);

}  // namespace dragoman
