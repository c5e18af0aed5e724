FROM node:24.21.0-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
# The image brings Node itself: the package of that name need not fetch it a second time.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24.21.0-bookworm-slim AS panel
WORKDIR /app
COPY package.json package-lock.json tsconfig.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY protocol ./protocol
COPY client ./client
COPY panel ./panel
RUN node panel/build.mjs

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=2567
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json mikro-orm.config.ts ./
COPY content ./content
COPY protocol ./protocol
COPY rooms ./rooms
COPY src ./src
COPY --from=panel /app/panel/dist ./panel/dist
USER node
EXPOSE 2567
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# A production server refuses a database that is not migrated. Migrate first, with the same image:
#   docker run --rm -e DATABASE_URL=... missionboard node src/ops/migrate-cli.ts
CMD ["node", "--no-parallel-scavenge", "--max-semi-space-size=4", "src/main.ts"]
