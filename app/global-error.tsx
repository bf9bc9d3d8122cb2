"use client";

/** The last net, when even the root layout failed: no words from the catalogue, no fonts, both languages. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="zh-CN">
      <body
        style={{
          margin: 0,
          minHeight: "100vh",
          display: "grid",
          placeItems: "center",
          fontFamily: "system-ui, sans-serif",
          colorScheme: "light dark",
        }}
      >
        <title>系统暂时无法使用</title>
        <main style={{ maxWidth: "28rem", padding: "2rem", textAlign: "center", lineHeight: 1.6 }}>
          <h1 style={{ fontSize: "1.25rem" }}>系统暂时无法使用</h1>
          <p>请稍后重试，或拨打服务热线。</p>
          <p lang="en">The system is not available right now. Please try again in a moment.</p>
          {/* An address and no handler: this page may stand without any script. */}
          <p>
            <a href="/">回到首页 · Start page</a>
          </p>
          {error.digest && <p style={{ fontSize: "0.875rem", opacity: 0.75 }}>{error.digest}</p>}
        </main>
      </body>
    </html>
  );
}
