import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A downstream consumer that knows nothing of Tideline: Kafka's Java client, Apache Avro, and the schemas that the registry gives out.
 * Reads topics to their end and writes one line of JSON a record: topic, partition, offset, timestamp, key, value. A record of Avro
 * carries its full name as "@type", bytes are base64, a tombstone is null.
 *
 * Arguments: brokers, address of the registry, then topics.
 */
public final class ReadTopics {
	private static final byte MAGIC_BYTE = 0;
	private static final Duration POLL = Duration.ofMillis(200);

	private final HttpClient http = HttpClient.newHttpClient();
	private final ObjectMapper mapper = new ObjectMapper();
	private final Map<Integer, GenericDatumReader<Object>> readers = new HashMap<>();
	private final String registry;

	private ReadTopics(String registry) {
		this.registry = registry;
	}

	public static void main(String[] args) throws Exception {
		List<String> topics = List.of(args).subList(2, args.length);
		Properties settings = new Properties();
		settings.put("bootstrap.servers", args[0]);
		settings.put("isolation.level", "read_committed");
		ReadTopics reading = new ReadTopics(args[1]);
		try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
				JsonGenerator out = new JsonFactory().createGenerator(new BufferedOutputStream(System.out))) {
			out.setRootValueSeparator(null);
			reading.readToEnd(consumer, topics, out);
		}
	}

	private void readToEnd(KafkaConsumer<String, byte[]> consumer, List<String> topics, JsonGenerator out) throws Exception {
		List<TopicPartition> partitions = topics.stream().flatMap(topic -> partitionsOf(consumer, topic)).toList();
		consumer.assign(partitions);
		consumer.seekToBeginning(partitions);
		Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
		while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
			for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) write(record, out);
		}
	}

	private static Stream<TopicPartition> partitionsOf(KafkaConsumer<?, ?> consumer, String topic) {
		return consumer.partitionsFor(topic).stream().map(info -> new TopicPartition(topic, info.partition()));
	}

	private void write(ConsumerRecord<String, byte[]> record, JsonGenerator out) throws Exception {
		out.writeStartObject();
		out.writeStringField("topic", record.topic());
		out.writeNumberField("partition", record.partition());
		out.writeNumberField("offset", record.offset());
		out.writeNumberField("timestamp", record.timestamp());
		out.writeStringField("key", record.key());
		out.writeFieldName("value");
		writeValue(record.value() == null ? null : decode(record.value()), out);
		out.writeEndObject();
		out.writeRaw('\n');
	}

	/** The Confluent wire format: a zero, the schema id in four bytes, the body. */
	private Object decode(byte[] bytes) throws Exception {
		ByteBuffer header = ByteBuffer.wrap(bytes);
		if (header.get() != MAGIC_BYTE) throw new IOException("not in the Confluent wire format");
		GenericDatumReader<Object> reader = readerOf(header.getInt());
		return reader.read(null, DecoderFactory.get().binaryDecoder(bytes, header.position(), header.remaining(), null));
	}

	private GenericDatumReader<Object> readerOf(int id) throws Exception {
		GenericDatumReader<Object> known = readers.get(id);
		if (known != null) return known;
		HttpRequest request = HttpRequest.newBuilder(URI.create(registry + "/schemas/ids/" + id)).build();
		HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
		if (answer.statusCode() != 200) throw new IOException("the registry answered " + answer.statusCode() + " for schema " + id);
		Schema schema = new Schema.Parser().parse(mapper.readTree(answer.body()).get("schema").asText());
		GenericDatumReader<Object> reader = new GenericDatumReader<>(schema);
		readers.put(id, reader);
		return reader;
	}

	private static void writeValue(Object value, JsonGenerator out) throws IOException {
		if (value == null) out.writeNull();
		else if (value instanceof GenericRecord record) writeRecord(record, out);
		else if (value instanceof Collection<?> items) {
			out.writeStartArray();
			for (Object item : items) writeValue(item, out);
			out.writeEndArray();
		} else if (value instanceof Map<?, ?> map) {
			out.writeStartObject();
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				out.writeFieldName(entry.getKey().toString());
				writeValue(entry.getValue(), out);
			}
			out.writeEndObject();
		} else if (value instanceof Boolean flag) out.writeBoolean(flag);
		else if (value instanceof Integer number) out.writeNumber(number);
		else if (value instanceof Long number) out.writeNumber(number);
		else if (value instanceof Double number) out.writeNumber(number);
		else if (value instanceof ByteBuffer bytes) out.writeString(Base64.getEncoder().encodeToString(bytes.array()));
		else out.writeString(value.toString());
	}

	private static void writeRecord(GenericRecord record, JsonGenerator out) throws IOException {
		out.writeStartObject();
		out.writeStringField("@type", record.getSchema().getFullName());
		for (Schema.Field field : record.getSchema().getFields()) {
			out.writeFieldName(field.name());
			writeValue(record.get(field.pos()), out);
		}
		out.writeEndObject();
	}
}
