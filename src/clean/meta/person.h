// Person: whether a name that a page gives is a person's. Outlets, desks, agencies and companies sign reports
// too; what tells them apart is the page (its outlet, publisher and host), lists of newsroom words and
// agencies, and the shape of the name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clean/knowledge.h"
#include "clean/meta/metadata.h"

namespace dragoman::cleaning {

// What is seen of a name on its page.
struct NameTraits {
  bool full_name = false;     // two words or more that look like a name: "Jane Roe"
  bool short_name = false;    // what may be a first name or a pen name: "Jane", "jroe7"
  bool newsroom = false;      // has a word of newsrooms: "Online Desk"
  bool agency = false;        // a news agency
  bool role = false;          // has a word of roles and companies: "Staff Writer", "Harbour Ltd"
  bool outlet = false;        // the outlet's own name
  bool publisher = false;     // called an organisation or the publisher by the page
  bool organisation = false;  // what the page calls an organisation, not a person
  bool host = false;          // the address of a site, or this site's name
  bool owner = false;         // the site is named after it: "Jane Roe" on janeroe.org
};

class PersonJudge {
 public:
  // The parts must outlive the judge.
  PersonJudge(const PageParts& parts, const Knowledge& knowledge, std::string_view outlet);

  [[nodiscard]] NameTraits traits(std::string_view name) const;

 private:
  [[nodiscard]] bool is_host_like(std::string_view name) const;
  [[nodiscard]] bool owns_site(std::string_view name) const;

  const Knowledge& knowledge_;
  std::string outlet_;
  std::string host_;
  std::vector<std::string> organisations_;
  std::vector<std::string> stated_;  // organisations by their type
};

// Return whether a name with these traits is a person's.
bool is_person(const NameTraits& traits);

// Return whether a name that is no person's may be that of a desk, an agency, a company or an outlet.
bool may_be_organisation(std::string_view name, const NameTraits& traits);

// Return a name folded, without blanks, hyphens, stops and underscores.
std::string letters_of_name(std::string_view name);

// Return a name without academic titles at its front: "Prof. Dr. Jane Roe"; a view of `name`.
std::string_view without_academic_title(std::string_view name);

}  // namespace dragoman::cleaning
