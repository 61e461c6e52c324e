// Some libraries around Nest are CommonJS and require its ES modules. Jest cannot do that while those are still being
// linked, so they are evaluated before any test file is.
import '@nestjs/common';
import '@nestjs/core';
import '@nestjs/platform-fastify';
