# One image for gateway, courier, ticker and the one-shot commands; compose.yaml says which is what.
FROM python:3.11-slim AS libraries
RUN python -m venv /opt/prihatin
COPY requirements.lock .
RUN /opt/prihatin/bin/pip install --no-cache-dir --disable-pip-version-check \
    --require-hashes --only-binary :all: -r requirements.lock

FROM python:3.11-slim
# /app/var is for an SQLite installation, which mounts a volume there; with PostgreSQL nothing is written.
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin prihatin \
    && install --directory --owner=prihatin /app/var
COPY --from=libraries /opt/prihatin /opt/prihatin
WORKDIR /app
COPY config config
COPY db db
COPY services services
COPY handlers handlers
COPY bot bot
ENV PATH=/opt/prihatin/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    MPLCONFIGDIR=/tmp/matplotlib \
    PRIHATIN_WEB_HOST=0.0.0.0
# Who checked the code out may have kept it from everybody else, and the image's user is somebody else.
RUN chmod -R a+rX . && python -m compileall -q config db services handlers bot
USER prihatin
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=6s --start-period=30s --retries=3 CMD ["python", "-c", \
    "import os, urllib.request as ask; ask.urlopen('http://127.0.0.1:' + os.environ.get('PRIHATIN_WEB_PORT', '8080') + '/health', timeout=5)"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
