// One connection. Requests are looked at on its event loop and answered from a pool of threads, because rendering a
// page takes longer than a loop may stand still. A peer that sends or takes its bytes too slowly is let go.

import Base
import NIOCore
import NIOHTTP1
import NIOPosix

/// What all connections share.
struct Service: Sendable {
  let site: LiveSite
  let streams: EventStreams
  let connections = ConnectionCount()
  let pool: NIOThreadPool
  /// The name given with --host.
  let host: String
  let patience: Patience
}

/// How long a slow peer is waited for.
package struct Patience: Sendable {
  /// From the first moment of a connection, or the end of the answer before, to a whole request.
  package var request: TimeAmount = .seconds(20)
  /// For taking an answer; one that is larger gets more.
  package var answer: TimeAmount = .seconds(30)
  /// Slower than any line that a reader would wait on: so much longer a large answer may take.
  package var bytesPerSecond = 10_000
  /// Between signs of life on an event stream.
  package var beat: TimeAmount = .seconds(15)

  package init() {}
}

// A class, as the pipeline wants it; it lives on one event loop.
final class RequestHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let service: Service
  private var head: HTTPRequestHead?
  private var bodySize = 0
  private var deadline: Scheduled<Void>?

  init(_ service: Service) { self.service = service }

  func channelActive(context: ChannelHandlerContext) {
    service.connections.add(1)
    expectRequest(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    service.connections.add(-1)
    deadline?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      bodySize = 0
    case .body(let part):
      // Nothing here has a use for a body; a small one is read past.
      bodySize += part.readableBytes
      if bodySize > 65_536 { context.close(promise: nil) }
    case .end:
      deadline?.cancel()
      guard let head else { return }
      self.head = nil
      answer(head, context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func answer(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    if let refusal = refusal(of: head) { return send(refusal, to: head, context) }
    if head.method == .GET, route(of: head.uri) == .events { return openStream(head, context) }
    let question = Question(
      target: head.uri, host: head.headers.first(name: "host"), origin: head.headers.first(name: "origin"),
      range: head.headers.first(name: "range"), ifNoneMatch: head.headers.first(name: "if-none-match"))
    let site = service.site
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    service.pool.runIfActive(eventLoop: context.eventLoop) { site.reply(to: question) }.whenComplete {
      result in
      let (handler, context) = bound.value
      switch result {
      case .success(let reply): handler.send(reply, to: head, context)
      case .failure: context.close(promise: nil)  // the preview is being ended
      }
    }
  }

  private func refusal(of head: HTTPRequestHead) -> Reply? {
    guard head.method == .GET || head.method == .HEAD else {
      return .text(405, "This preview only shows: GET and HEAD.", [("Allow", "GET, HEAD")])
    }
    let hosts = head.headers["host"]
    guard hosts.count == 1, isOwnHost(hosts[0], serving: service.host) else {
      return .text(
        403,
        "This preview does not answer to that host name. Open it by its address, or start it with --host NAME."
      )
    }
    for origin in head.headers["origin"] {
      guard origin.hasPrefix("http://"), isOwnHost(String(origin.dropFirst(7)), serving: service.host) else {
        return .text(403, "This preview does not answer to other sites.")
      }
    }
    return nil
  }

  private func send(_ reply: Reply, to head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    var headers = HTTPHeaders(
      reply.headers + [
        ("Content-Length", String(reply.range.count)), ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Resource-Policy", "same-origin"), ("Referrer-Policy", "same-origin")
      ])
    let keepsAlive = head.isKeepAlive && reply.status != 403 && reply.status != 405
    if !keepsAlive { headers.add(name: "Connection", value: "close") }
    let status = HTTPResponseStatus(statusCode: reply.status)
    context.write(
      wrapOutboundOut(.head(HTTPResponseHead(version: head.version, status: status, headers: headers))),
      promise: nil)
    if head.method != .HEAD, !reply.range.isEmpty {
      let buffer = context.channel.allocator.buffer(bytes: reply.body[reply.range])
      context.write(wrapOutboundOut(.body(.byteBuffer(buffer))), promise: nil)
    }
    let patience =
      service.patience.answer + .seconds(Int64(reply.range.count / service.patience.bytesPerSecond))
    deadline = closing(context, after: patience)
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in
      let (handler, context) = bound.value
      handler.deadline?.cancel()
      if keepsAlive { handler.expectRequest(context) } else { context.close(promise: nil) }
    }
  }

  private func openStream(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    guard service.streams.count < 2000 else {
      return send(.text(503, "Too many open pages."), to: head, context)
    }
    let headers = HTTPHeaders([
      ("Content-Type", "text/event-stream"), ("Cache-Control", "no-store"),
      ("X-Content-Type-Options", "nosniff")
    ])
    context.write(
      wrapOutboundOut(.head(HTTPResponseHead(version: head.version, status: .ok, headers: headers))),
      promise: nil)
    // In the list before the state is looked at, so that no change falls between.
    service.streams.add(context.channel)
    let first = event(service.site.snapshot.generation)
    context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: first)))), promise: nil)
  }

  private func expectRequest(_ context: ChannelHandlerContext) {
    deadline = closing(context, after: service.patience.request)
  }

  private func closing(_ context: ChannelHandlerContext, after time: TimeAmount) -> Scheduled<Void> {
    let channel = context.channel
    return context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
  }
}
