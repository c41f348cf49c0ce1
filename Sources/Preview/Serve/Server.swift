import Base
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import SiteBuild

/// Why the preview cannot listen.
package struct ServeFailure: Error, Sendable {
  package let message: String
}

/// The preview's HTTP server. A class: it runs until it is stopped.
package final class Server: Sendable {
  package let port: Int
  private let channel: any Channel
  private let group: MultiThreadedEventLoopGroup
  private let pool: NIOThreadPool
  private let service: Service

  /// Listens at once.
  ///
  /// - Parameters:
  ///   - host: An address or a name to listen on; `127.0.0.1` unless others shall see the drafts.
  ///   - port: The first port to try; the twenty after it are tried too. 0 takes any.
  package init(
    _ site: LiveSite, host: String = "127.0.0.1", port: Int = 4000, patience: Patience = Patience()
  ) throws(ServeFailure) {
    group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
    pool = NIOThreadPool(numberOfThreads: 4)
    pool.start()
    let service = Service(site: site, streams: EventStreams(), pool: pool, host: host, patience: patience)
    self.service = service
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline(withErrorHandling: true)
          try channel.pipeline.syncOperations.addHandler(RequestHandler(service))
        }
      }
      .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
      .childChannelOption(.maxMessagesPerRead, value: 4)
    do {
      channel = try Server.bind(bootstrap, host: host, port: port)
    } catch {
      try? group.syncShutdownGracefully()
      try? pool.syncShutdownGracefully()
      throw ServeFailure(message: "cannot listen on \(host):\(port): \(error)")
    }
    self.port = channel.localAddress?.port ?? port
    site.onChange { snapshot in service.streams.send(generation: snapshot.generation) }
    group.next().scheduleRepeatedTask(initialDelay: patience.beat, delay: patience.beat) { _ in
      service.streams.beat()
    }
  }

  /// Waits until the server is stopped.
  package func run() { try? channel.closeFuture.wait() }

  /// Closes all connections and returns when the threads have ended.
  package func stop() {
    try? channel.close().wait()
    service.streams.closeAll()
    try? group.syncShutdownGracefully()
    try? pool.syncShutdownGracefully()
  }

  /// Event streams that are open now.
  package var openStreams: Int { service.streams.count }
  /// Connections that are open now, streams among them.
  package var openConnections: Int { service.connections.now }

  private static func bind(_ bootstrap: ServerBootstrap, host: String, port: Int) throws -> any Channel {
    var last: any Error = ChannelError.inappropriateOperationForState
    for candidate in port...min(port + (port == 0 ? 0 : 20), 65_535) {
      do { return try bootstrap.bind(host: host, port: candidate).wait() } catch {
        last = error
        guard (error as? IOError)?.errnoCode == EADDRINUSE else { break }
      }
    }
    throw last
  }
}
