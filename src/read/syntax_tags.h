// The closed label sets of Universal Dependencies v2 (universaldependencies.org): parts of speech and
// relations.
#pragma once

#include <cstdint>
#include <string_view>

namespace dragoman {

enum class Upos : std::uint8_t {
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  part,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb,
  x
};

// Relations with the subtypes that English treebanks use. Order is free; models store names.
enum class Deprel : std::uint8_t {
  acl,
  acl_relcl,
  advcl,
  advcl_relcl,
  advmod,
  amod,
  appos,
  aux,
  aux_pass,
  case_,
  cc,
  cc_preconj,
  ccomp,
  compound,
  compound_prt,
  conj,
  cop,
  csubj,
  csubj_outer,
  csubj_pass,
  dep,
  det,
  det_predet,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nmod_desc,
  nmod_poss,
  nmod_unmarked,
  nsubj,
  nsubj_outer,
  nsubj_pass,
  nummod,
  obj,
  obl,
  obl_agent,
  obl_unmarked,
  orphan,
  parataxis,
  punct,
  reparandum,
  root,
  vocative,
  xcomp
};

// Return the name as in CoNLL-U ("PROPN", "nsubj:pass"); points to static storage.
std::string_view name_of(Upos upos);
std::string_view name_of(Deprel deprel);

// Return the tag of that name. An unknown part of speech gives Upos::x; an unknown relation gives its base
// relation if that is known ("obl:tmod" -> obl), else Deprel::dep.
Upos upos_of(std::string_view name);
Deprel deprel_of(std::string_view name);

// Return whether an English verb has one form for present and past: "hit", "cut". Taggers then guess the
// tense.
[[nodiscard]] bool has_one_form(std::string_view form);

}  // namespace dragoman
