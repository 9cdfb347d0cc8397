-- article.lua: what wrk sends: the articles of a file, one a line as JSON, in turn, each connection from another one on.
-- DELAY, in milliseconds, is the mean pause of a connection before each request: between none and twice as long.
local articles, n_threads = {}, 0

function setup(thread)
   n_threads = n_threads + 1
   thread:set("number", n_threads)
end

function init(args)
   for line in io.lines(os.getenv("ARTICLES")) do
      articles[#articles + 1] = line
   end
   math.randomseed(number)
   next_article = math.random(#articles)
   pause = tonumber(os.getenv("DELAY") or "0")
   wrk.headers["Content-Type"] = "application/json"
   wrk.headers["Accept"] = os.getenv("ACCEPT") or "application/n-quads"
end

function request()
   next_article = next_article % #articles + 1
   return wrk.format("POST", "/map", nil, articles[next_article])
end

if os.getenv("DELAY") then
   function delay()
      return math.random(0, 2 * pause)
   end
end

function done(summary, latency, requests)
   local e = summary.errors
   io.write(string.format("done %d %.3f %d %.1f %.1f %.1f\n", summary.requests, summary.duration / 1e6,
      e.connect + e.read + e.write + e.status + e.timeout,
      latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000))
end
