// syntax-gold and syntax-raw: CoNLL-U in and out; ner: TOKEN TAB TAG in, IOB2 out.
#include <fmt/format.h>

#include "base/file.h"
#include "base/unicode.h"
#include "eval/tasks.h"
#include "read/read.h"
#include "read/syntax/conllu.h"
#include "read/syntax/models.h"

namespace dragoman::eval {
namespace {

using syntax::Tree;

constexpr std::size_t kMaxFile = std::size_t{1} << 30U;

Result<ReadKnowledge> load(const Call& call) {
  return ReadKnowledge::load(call.knowledge);
}

Result<std::vector<Tree>> read_trees(const Call& call) {
  Result<std::string> bytes = read_file(call.in, kMaxFile);
  if (!bytes) return tl::unexpected(bytes.error());
  return syntax::parse_conllu(*bytes);
}

// Replace what the models decide; forms and tokens stay.
void annotate(const syntax::Models& models, Tree& tree) {
  std::vector<std::string_view> words;
  std::vector<syntax::WordForm> forms;
  for (const syntax::TreeWord& word : tree.words) {
    words.push_back(word.form);
    forms.push_back(describe(word.form, models.lists()));
  }
  const syntax::Analysis a = models.analyse(words, forms);
  for (std::size_t i = 0; i < tree.words.size(); ++i) {
    syntax::TreeWord& word = tree.words[i];
    const syntax::TagLabel& tag = models.tagger().labels()[a.tags[i]];
    word.lemma = a.lemmas[i];
    word.upos = tag.upos;
    word.xpos = tag.xpos;
    word.feats = a.feats[i];
    word.head = a.heads[i] == tree.words.size() ? 0 : a.heads[i] + 1;
    word.deprel = a.deprels[i];
  }
}

// A document of paragraphs as a report: only the text lines and paragraph marks of the trees are used.
Report report_of(std::span<const Tree> trees) {
  Report report{.language = "en"};
  for (const Tree& tree : trees) {
    const bool opens = report.blocks.empty() || tree.new_paragraph;
    if (!report.text.empty()) report.text += opens ? '\n' : ' ';
    const auto begin = static_cast<std::uint32_t>(report.text.size());
    report.text += tree.text;
    const auto end = static_cast<std::uint32_t>(report.text.size());
    if (opens)
      report.blocks.push_back({BlockKind::paragraph, {begin, end}});
    else
      report.blocks.back().text.end = end;
  }
  return report;
}

Tree tree_of(const Report& report, const Reading& reading, const Sentence& sentence, std::size_t& token) {
  Tree tree;
  tree.text = slice(report.text, sentence.text);
  tree.comments.push_back("# text = " + tree.text);
  for (Index i = sentence.first; i < sentence.end; ++i) {
    const Word& w = reading.words[i];
    tree.words.push_back({std::string(slice(report.text, w.text)), w.lemma, w.upos, std::string(w.xpos),
                          std::string(w.feats), w.head == kNone ? 0 : w.head - sentence.first + 1, w.deprel});
  }
  for (Index i = sentence.first; i < sentence.end; ++token) {
    const ByteRange range = reading.tokens[token];
    const std::size_t first = i - sentence.first;
    while (i < sentence.end && range.contains(reading.words[i].text)) ++i;
    const bool space = range.end < report.text.size() && report.text[range.end] == ' ';
    tree.tokens.push_back({std::string(slice(report.text, range)), first, i - sentence.first, space});
  }
  return tree;
}

std::string raw_to_conllu(std::span<const Tree> trees, const ReadKnowledge& knowledge) {
  const Report report = report_of(trees);
  const Reading reading = read(report, knowledge);
  std::string out;
  std::size_t token = 0;
  for (const Sentence& sentence : reading.sentences)
    out += to_conllu(tree_of(report, reading, sentence, token));
  return out;
}

constexpr std::string_view kTypes[] = {"PER", "ORG", "LOC", "MISC"};

// Sentences that stand together are read as one document; the format marks none.
constexpr std::size_t kDocumentSentences = 60;

struct TokenSentence {
  std::vector<std::string_view> words;
  std::vector<syntax::WordForm> forms;
  std::vector<syntax::Tag> tags;
};

std::string iob_lines(const TokenSentence& sentence, std::span<const syntax::NameTag> names) {
  std::vector<std::string> tags(sentence.words.size(), "O");
  for (const syntax::NameSpan& span : syntax::spans_of(names))
    for (std::size_t i = span.first; i < span.end; ++i)
      tags[i] =
          fmt::format("{}-{}", i == span.first ? 'B' : 'I', kTypes[static_cast<std::size_t>(span.type)]);
  std::string out;
  for (std::size_t i = 0; i < tags.size(); ++i) out += fmt::format("{}\t{}\n", sentence.words[i], tags[i]);
  return out + '\n';
}

std::string name_document(const syntax::Models& models, std::vector<TokenSentence>& sentences) {
  std::vector<syntax::NameInput> document;
  for (TokenSentence& sentence : sentences) {
    for (const std::string_view word : sentence.words)
      sentence.forms.push_back(describe(word, models.lists()));
    sentence.tags.resize(sentence.words.size());
    models.tagger().tag(sentence.forms, sentence.tags);
    document.push_back({sentence.forms, sentence.tags});
  }
  const auto names = models.namer().find(document);
  std::string out;
  for (std::size_t s = 0; s < sentences.size(); ++s) out += iob_lines(sentences[s], names[s]);
  sentences.clear();
  return out;
}

}  // namespace

Result<std::size_t> syntax_gold(const Call& call) {
  const Result<ReadKnowledge> knowledge = load(call);
  if (!knowledge) return tl::unexpected(knowledge.error());
  Result<std::vector<Tree>> trees = read_trees(call);
  if (!trees) return tl::unexpected(trees.error());
  std::string out;
  for (Tree& tree : *trees) {
    annotate(*knowledge->english, tree);
    out += to_conllu(tree);
  }
  if (const auto written = write_file(call.out, out); !written) return tl::unexpected(written.error());
  return 0;
}

Result<std::size_t> syntax_raw(const Call& call) {
  const Result<ReadKnowledge> knowledge = load(call);
  if (!knowledge) return tl::unexpected(knowledge.error());
  const Result<std::vector<Tree>> trees = read_trees(call);
  if (!trees) return tl::unexpected(trees.error());
  std::string out;
  for (std::size_t first = 0; first < trees->size();) {
    std::size_t end = first + 1;
    while (end < trees->size() && !(*trees)[end].new_document) ++end;
    out += raw_to_conllu(std::span(*trees).subspan(first, end - first), *knowledge);
    first = end;
  }
  if (const auto written = write_file(call.out, out); !written) return tl::unexpected(written.error());
  return 0;
}

Result<std::size_t> ner(const Call& call) {
  const Result<ReadKnowledge> knowledge = load(call);
  if (!knowledge) return tl::unexpected(knowledge.error());
  const Result<std::string> bytes = read_file(call.in, kMaxFile);
  if (!bytes) return tl::unexpected(bytes.error());
  std::string out;
  std::vector<TokenSentence> document;
  std::vector<std::string_view> words;
  const auto close = [&] {
    if (!words.empty()) document.push_back({std::move(words), {}, {}});
    words.clear();
    if (document.size() == kDocumentSentences) out += name_document(*knowledge->english, document);
  };
  for (std::string_view line : syntax::lines_of(*bytes)) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.starts_with("# ") && line.find('\t') == line.npos) continue;
    if (trim(line).empty())
      close();
    else
      words.push_back(line.substr(0, line.find('\t')));
  }
  close();
  out += name_document(*knowledge->english, document);
  if (const auto written = write_file(call.out, out); !written) return tl::unexpected(written.error());
  return 0;
}

}  // namespace dragoman::eval
