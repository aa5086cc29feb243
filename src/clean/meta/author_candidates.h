// Who may have written a page: every name that the page gives in a place for authors (JSON-LD, meta elements,
// microdata, classes, links to authors, bylines, signatures, the site's owner), with what speaks for each.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "clean/meta/metadata.h"
#include "clean/meta/person.h"

namespace dragoman::cleaning {

enum class AuthorSource : std::uint8_t {
  json_article,       // JSON-LD: author of an article
  json_page,          // ... of the page or of something else
  json_organisation,  // ... said to be an organisation
  label,              // "Written by" of cards
  meta,               // meta element "author"
  meta_other,         // dc.creator and the like
  stated,             // an element with itemprop, rel or property "author"
  marked,             // an element whose class speaks of authors
  linked,             // a link to an author's page
  byline,             // a line that begins with a word of authorship, or stands behind one
  inside,             // behind a word of authorship inside a short line
  hinted,             // a short line near an element for authors
  signature,          // alone in bold or italics at the end of the text
  owner,              // whom the copyright line or the outlet's name calls the owner
};
constexpr std::size_t kAuthorSources = 14;

// Whether a source is no text that a reader sees: JSON-LD, meta elements.
constexpr bool is_stated(AuthorSource source) {
  return source <= AuthorSource::meta_other;
}

// One place that gives a name.
struct AuthorMention {
  AuthorSource source = AuthorSource::meta;
  std::size_t block = 0;      // the block it stands in; the number of blocks if it is stated aside
  std::uint16_t rank = 0;     // among the mentions of its source, the nearest to the title first
  std::uint8_t place = 0;     // of the name in the mention
  std::uint8_t names = 1;     // in the mention
  bool whole = false;         // the mention as it stands, not a part of it
  bool announced = false;     // a word of authorship stands before it
  bool said_plainly = false;  // ... that is no preposition: "Written by", "Autor:"
  bool pictured = false;      // the line speaks of a picture
  bool edited = false;        // the line speaks of editing, checking, translating
  bool address_fits = false;  // the link's address has the name's letters
};

struct AuthorCandidate {
  std::string name;
  std::vector<AuthorMention> mentions;  // never empty
};

constexpr std::size_t kAuthorFeatures = 93;
extern const std::array<std::string_view, kAuthorFeatures> kAuthorFeatureNames;

// Return the candidates, each name once (by its folded form), in the order of their first mentions; at
// most 60.
std::vector<AuthorCandidate> author_candidates(const PageParts& parts, const Knowledge& knowledge,
                                               std::string_view outlet);

// Return [candidates x kAuthorFeatures], row-major. `traits` are those of the candidates.
std::vector<float> author_features(const PageParts& parts, const std::vector<AuthorCandidate>& candidates,
                                   const std::vector<NameTraits>& traits);

// Whether two candidates stand in one list of names: in one mention that readers see, or in one kind of
// stated ones.
enum class Company : std::uint8_t { none, shown, stated };
Company company_of(const AuthorCandidate& a, const AuthorCandidate& b);

// Return the candidates to take, in page order: those that are likelier right than not, and who stands beside
// one of them in the same place; of several forms of one name the likeliest; else the best if it is not
// unlikely.
std::vector<std::size_t> choose_authors(const std::vector<AuthorCandidate>& candidates,
                                        const std::vector<float>& scores);

// Return the traits of every candidate's name.
std::vector<NameTraits> author_traits(const PageParts& parts, const std::vector<AuthorCandidate>& candidates,
                                      const Knowledge& knowledge, std::string_view outlet);

}  // namespace dragoman::cleaning
