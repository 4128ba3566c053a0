# The store alone, for a PostgreSQL beside it: `docker compose up`. What it holds is checked by tests/server/image.integration.test.ts.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
COPY server/package.json server/
RUN npm ci --workspace server --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production HANDRAIL_DATA=/data
COPY --from=packages /app ./
COPY lib/handout lib/handout
COPY lib/markdown lib/markdown
COPY lib/model lib/model
COPY lib/wireframe lib/wireframe
COPY server/migrations server/migrations
COPY server/src server/src
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8787
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:8787/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/src/main.ts", "--host", "0.0.0.0"]
