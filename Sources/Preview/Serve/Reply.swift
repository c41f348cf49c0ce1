// What a request is answered with: a value, made without a socket, so that tests can ask for it.

import Base
import SiteBuild

struct Reply: Equatable, Sendable {
  var status: Int
  var headers: [(String, String)]
  var body: [UInt8]
  /// The part of the body to send; all of it unless a range was asked for.
  var range: Range<Int>

  init(_ status: Int, _ type: String, _ body: [UInt8], _ headers: [(String, String)] = []) {
    self.status = status
    self.headers = [("Content-Type", type)] + headers
    self.body = body
    range = 0..<body.count
  }

  static func text(_ status: Int, _ text: String, _ headers: [(String, String)] = []) -> Reply {
    Reply(status, "text/plain; charset=utf-8", Array((text + "\n").utf8), headers)
  }

  static func == (a: Self, b: Self) -> Bool {
    a.status == b.status && a.body == b.body && a.range == b.range
      && a.headers.elementsEqual(b.headers, by: ==)
  }
}

/// The headers that matter to an answer.
struct Question: Sendable {
  var target: String
  var host: String? = nil
  var origin: String? = nil
  var range: String? = nil
  var ifNoneMatch: String? = nil
}

extension LiveSite {
  /// The answer to a GET for anything but the event stream.
  func reply(to question: Question) -> Reply {
    let snapshot = snapshot
    switch route(of: question.target) {
    case .bad, .events: return .text(400, "This is no path of a site.")
    case .script:
      return Reply(
        200, "text/javascript; charset=utf-8", Array(liveScript.utf8), [("Cache-Control", "no-cache")])
    case .problems(let path): return problems(of: snapshot, page: path)
    case .reviewScript:
      return Reply(
        200, "text/javascript; charset=utf-8", Array(reviewScript.utf8), [("Cache-Control", "no-cache")])
    case .review(let path): return review(of: snapshot, page: path)
    case .site(let path): return page(path, of: snapshot, for: question)
    }
  }

  private func page(_ path: String, of snapshot: Snapshot, for question: Question) -> Reply {
    guard let index = index(of: path, in: snapshot) else {
      if !path.isEmpty, !path.hasSuffix("/"), snapshot.artifact(at: path + "/index.html") != nil {
        return .text(301, "It is a folder.", [("Location", "/" + encoded(path) + "/")])
      }
      return missing(path, in: snapshot)
    }
    let name = snapshot.artifacts[index].path
    let rendered = snapshot.rendered(index)
    let isPage = name.hasSuffix(".html")
    if isPage, rendered.result.isEmpty { return errorPage(500, snapshot) }
    let content = isPage ? contentDigest(rendered.result) : 0
    let body =
      isPage
      ? withLiveElement(rendered.result, content: content, generation: snapshot.generation) : rendered.result
    let tag = "\"\(hexadecimal(digest(of: body)))\""
    var headers = [("Cache-Control", "no-cache"), ("ETag", tag), ("Accept-Ranges", "bytes")]
    if isPage { headers.append(("X-Almanac-Content", hexadecimal(content))) }
    if question.ifNoneMatch == tag { return Reply(304, mediaType(of: name), [], headers) }
    var reply = Reply(200, mediaType(of: name), body, headers)
    switch rangeAnswer(question.range, size: body.count) {
    case .whole: break
    case .part(let part):
      reply.status = 206
      reply.range = part
      reply.headers.append(("Content-Range", "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(body.count)"))
    case .unsatisfiable:
      return .text(416, "No byte of it is in this range.", [("Content-Range", "bytes */\(body.count)")])
    }
    return reply
  }

  private func index(of path: String, in snapshot: Snapshot) -> Int? {
    snapshot.artifact(at: path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path)
  }

  private func missing(_ path: String, in snapshot: Snapshot) -> Reply {
    if snapshot.diagnostics.contains(where: { $0.severity == .error }) { return errorPage(500, snapshot) }
    guard path.isEmpty || path.hasSuffix("/") || path.hasSuffix(".html"),
      let index = snapshot.artifact(at: "404.html")
    else {
      return errorPage(404, snapshot)
    }
    let bytes = snapshot.rendered(index).result
    let content = contentDigest(bytes)
    return Reply(
      404, mediaType(of: "404.html"),
      withLiveElement(bytes, content: content, generation: snapshot.generation),
      [("Cache-Control", "no-cache"), ("X-Almanac-Content", hexadecimal(content))])
  }

  // A page of our own, where the site has none to show: what is wrong comes over it as over any other.
  private func errorPage(_ status: Int, _ snapshot: Snapshot) -> Reply {
    let title = status == 404 ? "There is no such page" : "This page cannot be shown yet"
    let html = Array(
      """
      <!doctype html>
      <html lang="en">
      <head><meta charset="utf-8"><title>\(title)</title></head>
      <body style="font: 18px/1.5 Georgia, serif; margin: 3rem auto; max-width: 36rem; padding: 0 1rem">
      <h1>\(title)</h1>
      <p>It appears here by itself as soon as the site has it. <a href="/">To the home page</a></p>
      </body></html>
      """.utf8)
    let content = contentDigest(html)
    return Reply(
      status, "text/html; charset=utf-8",
      withLiveElement(html, content: content, generation: snapshot.generation),
      [("Cache-Control", "no-cache"), ("X-Almanac-Content", hexadecimal(content))])
  }

  private func problems(of snapshot: Snapshot, page path: String) -> Reply {
    var found = snapshot.diagnostics
    var own: ID<SourceFile>?
    let rest = found.count
    if let index = index(of: path, in: snapshot), snapshot.artifacts[index].path.hasSuffix(".html") {
      own = snapshot.artifacts[index].source?.file
      found += snapshot.rendered(index).diagnostics
    }
    // Those of the page that is looked at come first, errors before warnings.
    let problems = found.enumerated().map { number, diagnostic in
      (diagnostic: diagnostic, isHere: number >= rest || own != nil && diagnostic.span?.file == own)
    }
    let groups = [(Severity.error, true), (.error, false), (.warning, true), (.warning, false)].map { severity, isHere in
      (isHere, snapshot.sorted(problems.filter { $0.diagnostic.severity == severity && $0.isHere == isHere }.map(\.diagnostic)))
    }
    var out = ByteWriter()
    out.append("{\"errors\":")
    out.append(int: groups[0].1.count + groups[1].1.count)
    out.append(",\"warnings\":")
    out.append(int: groups[2].1.count + groups[3].1.count)
    out.append(",\"first\":[")
    let shown = (groups[...1], groups[2...])
    let first = [shown.0, shown.1].flatMap { $0.flatMap { group in group.1.map { (group.0, $0) } }.prefix(mostShown) }
    for (index, (isHere, diagnostic)) in first.enumerated() {
      out.append(index == 0 ? "{\"error\":" : ",{\"error\":")
      out.append(diagnostic.severity == .error ? "true" : "false")
      out.append(isHere ? ",\"here\":true" : ",\"here\":false")
      out.append(",\"place\":")
      out.appendJSON(snapshot.place(of: diagnostic.span))
      out.append(",\"text\":")
      out.appendJSON(snapshot.printed(diagnostic))
      out.append("}")
    }
    out.append("]}")
    return Reply(200, "application/json", out.bytes, [("Cache-Control", "no-store")])
  }

  private func review(of snapshot: Snapshot, page path: String) -> Reply {
    let marks = index(of: path, in: snapshot).map(snapshot.preparation.review) ?? []
    var out = ByteWriter()
    out.append("[")
    for (index, mark) in marks.enumerated() {
      out.append(index == 0 ? "{\"kind\":" : ",{\"kind\":")
      out.appendJSON(mark.kind.rawValue)
      for (name, value) in [("text", mark.text), ("place", mark.place), ("data", mark.data), ("about", mark.about)] {
        out.append(",")
        out.appendJSON(name)
        out.append(":")
        out.appendJSON(value)
      }
      out.append("}")
    }
    out.append("]")
    return Reply(200, "application/json", out.bytes, [("Cache-Control", "no-store")])
  }
}

/// One after another gets mended: what stands further down is seen when these are gone.
private let mostShown = 20

private func encoded(_ path: String) -> String {
  var out = ByteWriter()
  out.appendPercentEncoded(path, keepSlash: true)
  return out.text
}
