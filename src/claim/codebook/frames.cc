#include <fmt/format.h>

#include <algorithm>

#include "claim/codebook/reader.h"

namespace dragoman {
namespace {

Result<Modality> read_modality(const CodebookFile& file, const Node& node) {
  if (const auto value = modality_of(node.text)) return *value;
  return complain(file, node, fmt::format("no modality '{}'", node.text));
}

std::optional<Dyad> dyad_named(std::string_view name) {
  if (name == "source") return Dyad::source;
  if (name == "target") return Dyad::target;
  if (name == "both") return Dyad::both;
  return std::nullopt;
}

// Return the index that a phase of the list has, or will have once the list is read.
std::optional<PhaseId> phase_index(const Node& phases, const Frame& frame, std::string_view wanted) {
  if (const auto known = frame.phase(wanted)) return known;
  auto next = static_cast<PhaseId>(frame.phases.size());
  for (const Node& node : phases.list) {
    const Node* name = node.find("name");
    if (name == nullptr || frame.phase(name->text)) continue;
    if (name->text == wanted) return next;
    ++next;
  }
  return std::nullopt;
}

}  // namespace

Result<Codes> read_codes(const CodebookFile& file, const Node* table) {
  Codes codes;
  if (table == nullptr) return codes;
  if (table->kind != Node::Kind::table) return complain(file, *table, "expected a table of codes");
  for (const Node& node : table->table) {
    if (node.kind != Node::Kind::text) return complain(file, node, fmt::format("'{}' is no text", node.key));
    codes.emplace_back(node.key, node.text);
  }
  return codes;
}

std::optional<PhaseId> Frame::phase(std::string_view wanted) const {
  for (std::size_t i = 0; i < phases.size(); ++i) {
    if (phases[i].name == wanted) return static_cast<PhaseId>(i);
  }
  return std::nullopt;
}

std::optional<RoleId> Frame::role(std::string_view wanted) const {
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (roles[i].name == wanted) return static_cast<RoleId>(i);
  }
  return std::nullopt;
}

Result<void> CodebookReader::read_operators(const CodebookFile& file) {
  const Node* list = file.root.find("operator");
  if (list == nullptr || list->kind != Node::Kind::list)
    return complain(file, 1, "expected [[operator]] tables");
  for (const Node& node : list->list) {
    if (auto ok =
            expect_keys(file, node, {"name", "modality", "elsewhere", "negative", "weak", "drops", "note"});
        !ok)
      return ok;
    const Node* name = node.find("name");
    if (name == nullptr) return complain(file, node, "an operator needs a name");
    Operator op{name->text};
    if (const Node* modality = node.find("modality")) {
      const auto value = read_modality(file, *modality);
      if (!value) return tl::unexpected(value.error());
      op.modality = *value;
    }
    if (const Node* elsewhere = node.find("elsewhere")) {
      const auto value = read_modality(file, *elsewhere);
      if (!value) return tl::unexpected(value.error());
      op.elsewhere = *value;
    }
    if (const Node* flag = node.find("negative")) op.negative = flag->boolean;
    if (const Node* flag = node.find("weak")) op.weak = flag->boolean;
    if (const Node* flag = node.find("drops")) op.drops = flag->boolean;
    if (const auto known = book_.op(op.name)) {
      book_.operators_[*known] = std::move(op);
    } else {
      book_.operators_.push_back(std::move(op));
    }
  }
  return {};
}

Result<void> CodebookReader::read_roles(const CodebookFile& file, const Node& roles, Frame& frame) {
  if (roles.kind != Node::Kind::table) return complain(file, roles, "expected a table of roles");
  for (const Node& node : roles.table) {
    if (auto ok = expect_keys(
            file, node, {"accepts", "required", "many", "party", "dyad", "counting", "nation_of", "note"});
        !ok)
      return ok;
    Role role{node.key};
    if (const Node* accepts = node.find("accepts")) {
      auto filter = read_filter(file, *accepts, accepts->text, Language{});
      if (!filter) return tl::unexpected(std::move(filter.error()));
      role.accepts = std::move(*filter);
    }
    if (const Node* flag = node.find("required")) role.required = flag->boolean;
    if (const Node* flag = node.find("many")) role.many = flag->boolean;
    if (const Node* flag = node.find("party")) role.party = flag->boolean;
    if (const Node* counting = node.find("counting")) {
      const bool each = counting->text == "each";
      if (!each && counting->text != "together")
        return complain(file, *counting, "counting is each or together");
      role.counting = each ? Counting::each : Counting::together;
    }
    if (const Node* dyad = node.find("dyad")) {
      const auto side = dyad_named(dyad->text);
      if (!side) return complain(file, *dyad, "dyad is source, target or both");
      role.dyad = *side;
    }
    if (const Node* other = node.find("nation_of")) {
      role.nation_of = frame.role(other->text);
      if (!role.nation_of)
        return complain(file, *other, fmt::format("no role '{}' before this one", other->text));
    }
    if (const auto known = frame.role(node.key)) {
      frame.roles[*known] = std::move(role);
    } else {
      frame.roles.push_back(std::move(role));
    }
  }
  return {};
}

Result<void> CodebookReader::read_operator_names(const CodebookFile& file, const Node& list,
                                                 std::vector<OperatorId>& found) {
  const auto names = texts_of(file, list);
  if (!names) return tl::unexpected(names.error());
  for (const std::string& wanted : *names) {
    const auto op = book_.op(wanted);
    if (!op) return complain(file, list, fmt::format("no operator '{}' in operators.toml", wanted));
    found.push_back(*op);
  }
  return {};
}

Result<void> CodebookReader::read_phases(const CodebookFile& file, const Node& phases, Frame& frame) {
  if (phases.kind != Node::Kind::list) return complain(file, phases, "expected [[phase]] tables");
  for (const Node& node : phases.list) {
    auto ok = expect_keys(
        file, node,
        {"name", "modality", "present", "operators", "in_progress", "turned", "codes", "intended", "note"});
    if (!ok) return ok;
    const Node* name = node.find("name");
    if (name == nullptr) return complain(file, node, "a phase needs a name");
    Phase phase{name->text};
    if (const Node* modality = node.find("modality")) {
      const auto value = read_modality(file, *modality);
      if (!value) return tl::unexpected(value.error());
      phase.modality = phase.present = *value;
    }
    if (const Node* present = node.find("present")) {
      const auto value = read_modality(file, *present);
      if (!value) return tl::unexpected(value.error());
      phase.present = *value;
    }
    if (const Node* progress = node.find("in_progress")) {
      // The phase may be declared further down, so it is looked for among all of the file.
      phase.in_progress = phase_index(phases, frame, progress->text);
      if (!phase.in_progress) return complain(file, *progress, fmt::format("no phase '{}'", progress->text));
    }
    if (const Node* operators = node.find("operators")) {
      if (auto known = read_operator_names(file, *operators, phase.operators); !known) return known;
    }
    if (const Node* flag = node.find("turned")) phase.turned = flag->boolean;
    auto codes = read_codes(file, node.find("codes"));
    if (!codes) return tl::unexpected(codes.error());
    phase.codes = std::move(*codes);
    auto intended = read_codes(file, node.find("intended"));
    if (!intended) return tl::unexpected(intended.error());
    phase.intended = std::move(*intended);
    if (const auto known = frame.phase(phase.name)) {
      frame.phases[*known] = std::move(phase);
    } else {
      frame.phases.push_back(std::move(phase));
    }
  }
  return {};
}

Result<void> CodebookReader::finish_frame(const CodebookFile& file, Frame& frame) {
  const Node* speaker = file.root.find("speaker");
  if (speaker == nullptr) return {};
  const auto role = frame.role(speaker->text);
  if (!role)
    return complain(file, *speaker, fmt::format("frame {} has no role '{}'", frame.name, speaker->text));
  frame.speaker = *role;
  return {};
}

Result<void> CodebookReader::read_frame(const CodebookFile& file) {
  if (auto ok = expect_keys(file, file.root,
                            {"frame", "note", "speaker", "family", "intended", "drops", "roles", "phase"});
      !ok)
    return ok;
  const Node* name = file.root.find("frame");
  if (name == nullptr) return complain(file, 1, "a frame file needs 'frame = \"name\"'");
  const auto known = book_.frame(name->text);
  if (!known) {
    book_.frames_.push_back(Frame{name->text});
  }
  Frame& frame = known ? book_.frames_[*known] : book_.frames_.back();
  if (const Node* family = file.root.find("family")) frame.family = family->text;
  if (frame.family.empty()) frame.family = frame.name;
  if (const Node* table = file.root.find("intended")) {
    auto intended = read_codes(file, table);
    if (!intended) return tl::unexpected(intended.error());
    frame.intended = std::move(*intended);
  }
  if (const Node* drops = file.root.find("drops")) {
    if (auto ok = read_operator_names(file, *drops, frame.drops); !ok) return ok;
  }
  if (const Node* roles = file.root.find("roles")) {
    if (auto ok = read_roles(file, *roles, frame); !ok) return ok;
  }
  if (const Node* phases = file.root.find("phase")) {
    if (auto ok = read_phases(file, *phases, frame); !ok) return ok;
  }
  if (frame.phases.empty()) return complain(file, *name, fmt::format("frame {} has no phases", frame.name));
  return finish_frame(file, frame);
}

}  // namespace dragoman
