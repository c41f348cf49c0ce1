// The picture is looked at before it is published, without a browser: boxes of texts and marks were kept while it was
// drawn. Each rule is a function from a plan and its scenes to diagnostics; its code is stable.

import Base

func lint(_ plan: Plan, _ drawn: DrawnChart) -> [Diagnostic] {
  var found = titleRule(plan) + sourceRule(plan, drawn) + baselineRule(plan) + classRule(plan)
  found += heightRule(plan, drawn)
  // What does not fit its axes lies over words, too; one fault is told once.
  if drawn.wideScene.diagnostics.contains(where: { $0.severity == .error }) { return found }
  found += sceneRules(plan, drawn.wideScene)
  return found + sceneRules(plan, drawn.narrowScene)
}

/// Rule 18: a chart has a title, of two lines at most.
private func titleRule(_ plan: Plan) -> [Diagnostic] {
  guard let title = plan.spec.title, !title.value.isEmpty else {
    return [
      Diagnostic(
        .error, "chart/no-title", "the chart has no title", at: plan.spec.span,
        help: "add title: with what the chart shows")
    ]
  }
  // 20 px in the serif, 640 px wide.
  guard textWidth(title.value, size: 19) > 2 * 640 else { return [] }
  return [
    Diagnostic(
      .warning, "chart/long-title", "the title takes more than two lines", at: title.span,
      help: "move details to subtitle: or note:")
  ]
}

private func sourceRule(_ plan: Plan, _ drawn: DrawnChart) -> [Diagnostic] {
  if drawn.sources.isEmpty {
    return [
      Diagnostic(
        .error, "chart/no-source", "the chart has no source", at: plan.spec.span,
        help: "add source: with a key of the sources, or give the data one")
    ]
  }
  if plan.options.sources.isEmpty { return [] }
  return plan.spec.sources.filter { plan.options.sources[$0.value] == nil }.map { key in
    Diagnostic(
      .error, "chart/unknown-source", "no source “\(key.value)”", at: key.span,
      help: nearest(to: key.value, among: plan.options.sources.keys.sorted()).asSuggestion)
  }
}

/// Rule 39: a picture higher than a page is shrunk in print, and a reader would rather have a list.
private func heightRule(_ plan: Plan, _ drawn: DrawnChart) -> [Diagnostic] {
  guard drawn.wideScene.height > 1400 else { return [] }
  return [
    Diagnostic(
      .warning, "chart/too-tall", "\(plan.rows.count) rows make a picture higher than a page", at: plan.spec.kindSpan,
      help: "keep the first with where:, or print a {table} or a {ranking}")
  ]
}

/// Rule 8: what is compared by length starts at zero.
private func baselineRule(_ plan: Plan) -> [Diagnostic] {
  let hasLengths = plan.spec.layers.contains { $0.mark == .bar || $0.mark == .area && $0.y != nil }
  guard plan.spec.kind.isZeroBased || hasLengths else { return [] }
  return plan.fields.filter { $0.field.isNumber }.compactMap { name, field in
    let channel = field.channel
    let what = hasLengths ? "bars" : "bars of kind “\(plan.spec.kind.name)”"
    if channel.zero == false || channel.domain.count == 2 && (channel.domain[0] > 0 || channel.domain[1] < 0) {
      return Diagnostic(
        .error, "chart/zero-baseline", "\(what) are compared by length and start at zero",
        at: channel.span,
        help: "leave the domain to the chart, or use kind: dot")
    }
    let scale = channel.scale ?? (name == .x || name == .y ? plan.spec.scale : nil)
    if let scale, scale.value == .log {
      return Diagnostic(
        .error, "chart/zero-baseline", "a logarithmic scale has no zero for bars to start from", at: scale.span,
        help: "use kind: dot")
    }
    return nil
  }
}

/// Rule 37: seven classes are told apart, three below a middle and four above it.
private func classRule(_ plan: Plan) -> [Diagnostic] {
  guard let color = plan[.color], !color.channel.breaks.isEmpty else { return [] }
  let breaks = color.channel.breaks
  guard let middle = ColorClasses.middle(color, plan) else {
    return breaks.count <= 6
      ? []
      : [
        Diagnostic(
          .warning, "chart/too-many-classes", "more than seven classes of colour cannot be told apart; seven are drawn",
          at: color.channel.span, help: "write at most six breaks")
      ]
  }
  let below = breaks.count { $0 <= middle }
  return below <= 3 && breaks.count - below <= 3
    ? []
    : [
      Diagnostic(
        .warning, "chart/too-many-classes",
        "more than three classes below \(plainText(middle)) or four above it cannot be told apart",
        at: color.channel.span, help: "write fewer breaks on that side")
    ]
}
