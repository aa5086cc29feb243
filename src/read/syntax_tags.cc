#include "read/syntax_tags.h"

#include <algorithm>
#include <array>

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 17> kUpos = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                    "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                    "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, 51> kDeprels = {
    "acl",           "acl:relcl",    "advcl",       "advcl:relcl", "advmod",      "amod",       "appos",
    "aux",           "aux:pass",     "case",        "cc",          "cc:preconj",  "ccomp",      "compound",
    "compound:prt",  "conj",         "cop",         "csubj",       "csubj:outer", "csubj:pass", "dep",
    "det",           "det:predet",   "discourse",   "dislocated",  "expl",        "fixed",      "flat",
    "goeswith",      "iobj",         "list",        "mark",        "nmod",        "nmod:desc",  "nmod:poss",
    "nmod:unmarked", "nsubj",        "nsubj:outer", "nsubj:pass",  "nummod",      "obj",        "obl",
    "obl:agent",     "obl:unmarked", "orphan",      "parataxis",   "punct",       "reparandum", "root",
    "vocative",      "xcomp"};

static_assert(kUpos.size() == static_cast<std::size_t>(Upos::x) + 1);
static_assert(kDeprels.size() == static_cast<std::size_t>(Deprel::xcomp) + 1);

}  // namespace

std::string_view name_of(Upos upos) {
  return kUpos[static_cast<std::size_t>(upos)];
}
std::string_view name_of(Deprel deprel) {
  return kDeprels[static_cast<std::size_t>(deprel)];
}

Upos upos_of(std::string_view name) {
  const auto found = std::find(kUpos.begin(), kUpos.end(), name);
  return found == kUpos.end() ? Upos::x : static_cast<Upos>(found - kUpos.begin());
}

Deprel deprel_of(std::string_view name) {
  const auto find = [](std::string_view n) { return std::find(kDeprels.begin(), kDeprels.end(), n); };
  auto found = find(name);
  if (found == kDeprels.end()) found = find(name.substr(0, name.find(':')));
  return found == kDeprels.end() ? Deprel::dep : static_cast<Deprel>(found - kDeprels.begin());
}

bool has_one_form(std::string_view form) {
  constexpr std::string_view kForms[] = {"burst", "cast", "cut",  "hit",  "hurt",
                                         "put",   "set",  "shed", "shut", "split"};
  return std::find(std::begin(kForms), std::end(kForms), form) != std::end(kForms);
}

}  // namespace dragoman
