// The frame around every page, and the small pieces that several pages share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "record/store.h"
#include "serve/pages.h"

namespace dragoman {

// Return a whole page: head, navigation, `main_html` (already escaped), footer. `title` is plain text.
std::string layout(std::string_view title, std::string_view main_html, std::string_view query = {});

// Return "<tag class=...>text</tag>" with the text escaped; nothing if the text is empty.
std::string element(std::string_view tag, std::string_view text, std::string_view css_class = {});
// Return a link with escaped text. Requires: `href` is one of our own paths or a safe_url().
std::string link(std::string_view href, std::string_view text, std::string_view css_class = {});

// Return "/claims?actor=X&page=2" from a path and the parameters that are not empty.
std::string address(std::string_view path, const std::vector<std::pair<std::string, std::string>>& query);

// Return the links to the pages before and after; nothing if all rows fit on one.
std::string pager(std::string_view path, std::vector<std::pair<std::string, std::string>> query,
                  std::uint32_t total, Position at);

// "arms_transfer" -> "arms transfer".
std::string spoken(std::string_view name);
// "happened", "not happened", "planned (negated)": how the content is put, in words.
std::string spoken_modality(Modality modality, bool negative);
// The chain from the innermost speaker to the outlet, as an inline list.
std::string chain_html(const StoredClaim& claim);
// A claim as a card: frame and phase, who does what, how it is put, numbers, time, place, rule, verdict.
// `number` is its mark in the text, 0 for none.
std::string claim_card(const StoredClaim& claim, std::size_t number);
// "2015-05-26" or "no date".
std::string date_html(std::string_view published);

}  // namespace dragoman
