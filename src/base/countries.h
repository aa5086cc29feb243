// Country codes: ISO 3166-1 alpha-2, which the program uses, to alpha-3, which standards of event data use.
#pragma once

#include <string_view>

namespace dragoman {

// Return the alpha-3 code of an alpha-2 code ("IQ": "IRQ"; "XK": "XKX"), "" if there is none. Safe on any
// thread.
[[nodiscard]] std::string_view alpha3(std::string_view alpha2);

}  // namespace dragoman
