// The desk's pages: values of the store in, one whole HTML page out. Pure functions.
#pragma once

#include <string>
#include <string_view>

#include "record/store.h"
#include "serve/http.h"

namespace dragoman {

// Where the reader is in a list.
struct Position {
  std::uint32_t page = 1;  // from 1
  std::uint32_t size = 50;
  [[nodiscard]] Slice slice() const { return {(page - 1) * size, size}; }
};

std::string reports_page(const Paged<ReportHead>& reports, const Summary& summary, const ReportFilter& filter,
                         Position at);
std::string report_page(const StoredReport& report);
std::string claims_page(const Paged<StoredClaim>& claims, const Summary& summary, const ClaimFilter& filter,
                        Position at);
std::string claim_page(const StoredClaim& claim);
std::string search_page(std::string_view query, const Paged<SearchHit>& hits, Position at);
// A page for what went wrong: "not found", "the record cannot be read".
std::string error_page(int status, std::string_view message);

}  // namespace dragoman
