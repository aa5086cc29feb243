// Gzip members (RFC 1952), packed and unpacked whole: the archive keeps one WARC record a member.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dragoman {

// Append `bytes` as one gzip member to `out`. The same bytes give the same member (no time, no name in its
// header).
void append_gzip_member(std::string& out, std::string_view bytes);

struct UnpackedMember {
  std::string bytes;
  std::size_t packed_size = 0;  // how much of the input the member took
  bool torn = false;            // the input ended inside the member; `bytes` and `packed_size` mean nothing
};

// Unpack the member that `packed` begins with. Fails with bad_input if it is none, too_large past `limit`
// bytes.
[[nodiscard]] Result<UnpackedMember> unpack_gzip_member(std::string_view packed, std::size_t limit);

}  // namespace dragoman
