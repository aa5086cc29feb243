// What is known of a page beside its text: title, authors, outlet, section, dates, kind. Each is read from
// several places and decided by trust and agreement; what no place states stays empty.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "clean/body/analysis.h"
#include "clean/knowledge.h"
#include "clean/meta/structured.h"
#include "clean/report.h"

namespace dragoman::cleaning {

// A page taken apart. Views: the parts must outlive it.
struct PageParts {
  const html::Tree& tree;
  const Structured& structured;
  const BlockView& view;
  const std::vector<float>& scores;  // of blocks
  const std::vector<bool>& kept;     // blocks of the report's text
  std::string_view url;
  std::size_t title_block;  // the block that says the title; blocks.size() if none
  std::size_t first_body;   // the first kept block that reads like prose; blocks.size() if none
  std::size_t last_body;
};

// Return the parts of a page, without a title yet.
PageParts parts_of(const PageAnalysis& page, std::string_view url);

// Fill the report's fields but for its text. Returns the block that says the title.
std::optional<std::size_t> read_metadata(const PageAnalysis& page, const Knowledge& knowledge,
                                         Report& report);

// Fill dateline and agencies from the report's text.
void read_text_metadata(const Knowledge& knowledge, Report& report);

// -- one by one, for the above
// ---------------------------------------------------------------------------------

struct Title {
  std::string text;
  std::optional<std::size_t> block;
};
Title find_title(const PageParts& parts, const Knowledge& knowledge, std::string_view outlet);

std::string find_outlet(const PageParts& parts);
// Return the outlet's name where only the window's title and the copyright line tell it; "" if they do not.
std::string outlet_beside_title(const PageParts& parts, std::string_view title);
// Return who a copyright line says owns the page: "© Harbour Times 2031. All rights reserved."; "" if none.
std::string copyright_owner(std::string_view line);

// Who signs a page.
struct Byline {
  std::vector<std::string> people;
  std::vector<std::string> others;    // desks, agencies, companies, outlets
  std::vector<std::string> agencies;  // news agencies that sign, alone or beside people; canonical names
};
Byline find_authors(const PageParts& parts, const Knowledge& knowledge, std::string_view outlet);
void find_stamps(const PageParts& parts, const Knowledge& knowledge, Stamp& published, Stamp& updated);
std::string find_section(const PageParts& parts);
PageKind find_kind(const PageParts& parts);

// Return the host of an address without "www.", in lower case; "" if it has none.
std::string host_of(std::string_view url);

}  // namespace dragoman::cleaning
